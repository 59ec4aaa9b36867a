package dev.firstline.sla.clock;

import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.sla.policy.TicketProfile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as it stood after one of its facts.
 *
 * @param at when; never before the moment ahead of it, also where a fact was stamped by a clock that runs behind
 * @param answered whether the customer had words of ours by then
 */
record Moment(
        UUID eventId,
        Instant at,
        TicketProfile profile,
        @Nullable TicketStatus status,
        boolean answered) {

    /** The moments of a ticket, from its opening on. What is told of the time before the opening is passed over. */
    static List<Moment> of(Collection<TicketFact> facts) {
        var moments = new ArrayList<Moment>();
        var seen = new HashSet<UUID>();
        facts.stream()
                .sorted(TicketFact.ORDER)
                .filter(fact -> seen.add(fact.eventId()))
                .forEach(fact -> {
                    if (!moments.isEmpty()) {
                        moments.add(moments.getLast().after(fact));
                    } else if (fact instanceof TicketFact.Opened opened) {
                        moments.add(
                                new Moment(opened.eventId(), opened.at(), opened.profile(), TicketStatus.NEW, false));
                    }
                });
        return moments;
    }

    private Moment after(TicketFact fact) {
        var id = fact.eventId();
        var when = fact.at().isBefore(at) ? at : fact.at();
        return switch (fact) {
            case TicketFact.Opened again -> new Moment(id, when, profile, status, answered);
            case TicketFact.SeverityChanged change ->
                new Moment(id, when, profile.withSeverity(change.to()), status, answered);
            case TicketFact.Reclassified change ->
                new Moment(id, when, change.profile().withSeverity(profile.severity()), status, answered);
            case TicketFact.StatusChanged move -> new Moment(id, when, profile, move.to(), answered);
            case TicketFact.Wrote words -> new Moment(id, when, profile, status, answered || words.isReply());
        };
    }

    /** Whether the target is reached. Resolving in silence is no first response. */
    boolean reaches(SlaTarget target) {
        return switch (target) {
            case FIRST_RESPONSE -> answered;
            case RESOLUTION -> status == TicketStatus.RESOLVED || status == TicketStatus.CLOSED;
        };
    }

    /** Whether the ticket is no longer served, so that no promise on it holds. */
    boolean endsService() {
        return status == TicketStatus.REJECTED || status == TicketStatus.CANCELED;
    }
}
