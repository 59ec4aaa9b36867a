package dev.firstline.sla.clock;

import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.sla.policy.TicketProfile;
import dev.firstline.sla.policy.VendorTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Walks the facts of a ticket in their order and says how it stood after each; it can stop anywhere and go on later. */
final class TicketWalk {

    /** Resolved and taken back within that time without a word of the customer: a slip of the hand, which answers no question. */
    private static final Duration RESOLVED_BY_A_SLIP = Duration.ofMinutes(1);

    private Instant at;
    private TicketProfile profile;
    private @Nullable TicketStatus status = TicketStatus.NEW;
    private Rest rest = Rest.NONE;
    private boolean answered;
    private final Occasion opened;
    private @Nullable Occasion reopened;
    private @Nullable Occasion question;
    private @Nullable Occasion told;
    private @Nullable Occasion filed;
    private @Nullable UUID rulebook;

    TicketWalk(TicketFact.Opened opening) {
        this.at = opening.at();
        this.profile = opening.profile();
        this.opened = new Occasion(at, opening.eventId());
    }

    private TicketWalk(TicketWalk other) {
        this.at = other.at;
        this.profile = other.profile;
        this.status = other.status;
        this.rest = other.rest;
        this.answered = other.answered;
        this.opened = other.opened;
        this.reopened = other.reopened;
        this.question = other.question;
        this.told = other.told;
        this.filed = other.filed;
        this.rulebook = other.rulebook;
    }

    /** One that stands where this one does. */
    TicketWalk copy() {
        return new TicketWalk(this);
    }

    /** Goes on with the next facts, by what is known of their future. */
    List<Moment> along(List<TicketFact> facts) {
        var reopenings = reopenings(facts);
        var moments = new ArrayList<Moment>(facts.size());
        for (int i = 0; i < facts.size(); i++) {
            take(facts, i, reopenings[i]);
            moments.add(moment(facts.get(i)));
        }
        return moments;
    }

    /** Whether the ticket is done, which a fact that takes it up again would put in another light. */
    boolean isDone() {
        return isDone(status);
    }

    /** Whether one of these takes a ticket up that was done. */
    static boolean takesUp(TicketFact fact) {
        return fact instanceof TicketFact.StatusChanged move && !isDone(move.to());
    }

    /** By fact the place of the next one that takes the ticket up again; negative where none does. */
    private static int[] reopenings(List<TicketFact> facts) {
        var places = new int[facts.size()];
        int next = -1;
        for (int i = facts.size() - 1; i >= 0; i--) {
            places[i] = next;
            if (takesUp(facts.get(i))) {
                next = i;
            }
        }
        return places;
    }

    private Moment moment(TicketFact fact) {
        return new Moment(
                fact,
                at,
                profile,
                status,
                rest,
                answered,
                new Moment.Occasions(opened, reopened, question, told, filed),
                rulebook);
    }

    private void take(List<TicketFact> facts, int index, int reopening) {
        var fact = facts.get(index);
        at = fact.at().isBefore(at) ? at : fact.at();
        switch (fact) {
            case TicketFact.Opened _ -> {}
            case TicketFact.SeverityChanged change -> profile = profile.withSeverity(change.to());
            case TicketFact.Reclassified change -> profile = change.profile().aboutTheSameAs(profile);
            case TicketFact.Diagnosed decision -> profile = profile.withOutcome(decision.outcome());
            case TicketFact.Escalated to ->
                profile = profile.withVendor(VendorTerms.of(to.route(), to.vehicle(), to.initialResponse()));
            case TicketFact.Rebased to -> rulebook = to.rulebook();
            case TicketFact.StatusChanged move -> move(move.to(), facts, index, reopening);
            case TicketFact.Wrote words -> wrote(words);
            case TicketFact.Filed _ -> filed = here(fact);
            case TicketFact.VendorSpoke _, TicketFact.Withdrawn _ -> filed = null;
        }
    }

    private void wrote(TicketFact.Wrote words) {
        if (words.isReply()) {
            answered = true;
            told = here(words);
            question = null;
        } else if (words.isCustomers() && question == null) {
            question = here(words);
        }
    }

    private void move(@Nullable TicketStatus to, List<TicketFact> facts, int index, int reopening) {
        boolean wasDone = isDone(status);
        status = to;
        if (!isDone(to)) {
            if (wasDone) {
                reopened = here(facts.get(index));
            }
            rest = Rest.NONE;
            return;
        }
        rest = reopening < 0 ? Rest.FOR_GOOD : Rest.FOR_NOW;
        if (!wasDone && !isSlip(facts, index, reopening)) {
            question = null;
        }
    }

    private boolean isSlip(List<TicketFact> facts, int from, int reopening) {
        return reopening > 0
                && !facts.get(reopening).at().isAfter(at.plus(RESOLVED_BY_A_SLIP))
                && facts.subList(from, reopening).stream()
                        .noneMatch(fact -> fact instanceof TicketFact.Wrote words && words.isCustomers());
    }

    private Occasion here(TicketFact fact) {
        return new Occasion(at, fact.eventId());
    }

    private static boolean isDone(@Nullable TicketStatus status) {
        return status == TicketStatus.RESOLVED || status != null && status.isFinal();
    }
}
