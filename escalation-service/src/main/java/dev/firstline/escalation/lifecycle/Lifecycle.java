package dev.firstline.escalation.lifecycle;

import dev.firstline.contracts.escalation.EscalationProgress;
import dev.firstline.contracts.escalation.VendorStatus;
import java.time.Instant;
import java.util.List;

/**
 * The life of a vendor's request: {@code (request, command, now) → (request, facts)}. A command that comes twice, late or out of order
 * changes nothing that has happened: it is illegal from where the request stands by then.
 */
public final class Lifecycle {

    private Lifecycle() {}

    /** What an agent's or a connector's command makes of it. */
    public static Transition apply(VendorRequest request, RequestCommand command, Instant now) {
        var known = request.vendorCaseNumber();
        if (command instanceof RequestCommand.File(var number) && known != null) {
            return known.equals(number)
                    ? new Transition.Done(request, List.of())
                    : new Transition.FiledElsewhere(known);
        }
        return LegalMoves.target(request.progress(), command.move())
                .map(target -> followed(request, command, target, now))
                .orElseGet(() -> new Transition.Illegal(
                        request.progress(), command.move(), LegalMoves.from(request.progress())));
    }

    /**
     * What another plan makes of one that is not filed: another packet. Whoever is at the form with the one before is not disturbed: the
     * case number is taken all the same.
     *
     * @param blocked whether it cannot be filed
     */
    public static VendorRequest planned(VendorRequest request, boolean blocked, Instant now) {
        return request.to(blocked ? EscalationProgress.BLOCKED : EscalationProgress.PREPARING, now);
    }

    /** The ticket has ended, or needs no vendor any more. */
    public static VendorRequest dropped(VendorRequest request, Instant now) {
        return request.to(EscalationProgress.WITHDRAWN, now);
    }

    private static Transition followed(
            VendorRequest request, RequestCommand command, EscalationProgress target, Instant now) {
        return switch (command) {
            case RequestCommand.File(var number) ->
                new Transition.Done(
                        request.to(target, now).under(number),
                        List.of(new RequestFact.Filed(number), new RequestFact.UnitUsed()));
            case RequestCommand.VendorUpdate(var status) -> vendorSaid(request, status, where(status), now);
            case RequestCommand.HandBack(var solved) ->
                new Transition.Done(
                        request.to(target, now),
                        List.of(new RequestFact.HandedBack(solved, target), new RequestFact.UnitReturned(false)));
            case RequestCommand.Plain(var move) -> plain(request, move, target, now);
        };
    }

    private static Transition plain(
            VendorRequest request, EscalationMove move, EscalationProgress target, Instant now) {
        return switch (move) {
            case PREPARE, MARK_READY, START_FILING ->
                new Transition.Done(request.to(target, now), List.of(new RequestFact.Progressed(target)));
            case ANSWER, NOT_SOLVED ->
                new Transition.Done(
                        request.to(target, now).as(VendorStatus.OPEN), List.of(new RequestFact.Progressed(target)));
            case ACKNOWLEDGE, VENDOR_WORKS -> vendorSaid(request, VendorStatus.OPEN, target, now);
            case VENDOR_ASKS -> vendorSaid(request, VendorStatus.ATTENTION_NEEDED, target, now);
            case OFFER_SOLUTION -> vendorSaid(request, VendorStatus.CLOSED, target, now);
            case ACCEPT ->
                new Transition.Done(request.to(target, now), List.of(new RequestFact.HandedBack(true, target)));
            case REFUSE ->
                new Transition.Done(
                        request.to(target, now),
                        List.of(new RequestFact.HandedBack(false, target), new RequestFact.UnitReturned(true)));
            case WITHDRAW ->
                new Transition.Done(
                        request.to(target, now),
                        List.of(new RequestFact.Cancelled(), new RequestFact.UnitReturned(false)));
            case FILE, VENDOR_UPDATE, HAND_BACK ->
                throw new IllegalArgumentException(move + " has to say more than that");
        };
    }

    private static Transition vendorSaid(
            VendorRequest request, VendorStatus status, EscalationProgress target, Instant now) {
        return new Transition.Done(
                request.to(target, now).as(status), List.of(new RequestFact.VendorUpdated(status, target)));
    }

    /** What the vendor's own word of its case means for the request. */
    private static EscalationProgress where(VendorStatus status) {
        return switch (status) {
            case OPEN -> EscalationProgress.IN_PROGRESS;
            case ATTENTION_NEEDED -> EscalationProgress.AWAITING_PARTNER;
            case CLOSED -> EscalationProgress.SOLUTION_OFFERED;
        };
    }
}
