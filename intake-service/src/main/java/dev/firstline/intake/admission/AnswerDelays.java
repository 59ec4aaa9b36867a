package dev.firstline.intake.admission;

import dev.firstline.contracts.Event;
import dev.firstline.contracts.diagnosis.DiagnosisEvent;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.escalation.EscalationEvent;
import dev.firstline.contracts.sla.SlaEvent;
import dev.firstline.contracts.sla.SlaTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which events are the first answers to a ticket, and how long after its opening they came. The opening is read from the ticket's id, a UUIDv7
 * that intake made then. For one thread at a time.
 */
final class AnswerDelays {

    /** Decided tickets that leave the desk, of which escalation was not heard yet. */
    private static final int MOST = 4_096;

    private static final Set<Outcome> LEAVING =
            EnumSet.of(Outcome.ESCALATE_MICROSOFT, Outcome.ROUTE_TO_ISV, Outcome.BILLING_DISPUTE_FRAUD);

    private static final long FIRST_VERSION = 1;
    private static final int BELOW_MILLIS = 16;
    private static final int TIME_ORDERED = 7;

    /** A clock that begins with the ticket bears its time; a policy that came later may begin clocks of old tickets, with another. */
    private static final Duration SAME = Duration.ofSeconds(1);

    private final Map<UUID, Boolean> decided = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Boolean> eldest) {
            return size() > MOST;
        }
    };

    /** An answer, and how long it took. */
    record Answer(Stage stage, Duration delay) {}

    /** What the event says of that; empty when it is no first answer. */
    Optional<Answer> of(Event event, Instant now) {
        return switch (event) {
            case DiagnosisEvent.Completed decision
            when decision.ticketVersion() == FIRST_VERSION && decision.supersedes() == null -> {
                if (LEAVING.contains(decision.outcome())) {
                    decided.put(decision.ticketId(), true);
                }
                yield answer(Stage.DIAGNOSIS, decision.ticketId(), now);
            }
            case DiagnosisEvent.Completed again -> {
                // What is escalated now follows a correction, or what came later, and not the opening.
                decided.remove(again.ticketId());
                yield Optional.empty();
            }
            case EscalationEvent.Opened opened -> escalation(opened.ticketId(), now);
            case EscalationEvent.Blocked blocked -> escalation(blocked.ticketId(), now);
            case SlaEvent.Started started
            when started.target() == SlaTarget.FIRST_RESPONSE && started.cycle() == null ->
                opened(started.ticketId())
                        .filter(at ->
                                Duration.between(at, started.occurredAt()).abs().compareTo(SAME) < 0)
                        .flatMap(at -> answer(Stage.SLA, started.ticketId(), now));
            default -> Optional.empty();
        };
    }

    /** Only right after the decision: one that a person asked for later was not waited for. */
    private Optional<Answer> escalation(UUID ticket, Instant now) {
        return decided.remove(ticket) == null ? Optional.empty() : answer(Stage.ESCALATION, ticket, now);
    }

    private static Optional<Answer> answer(Stage stage, UUID ticket, Instant now) {
        return opened(ticket).map(at -> new Answer(stage, Duration.between(at, now)));
    }

    /** Empty for an id that was not made by time. */
    private static Optional<Instant> opened(UUID ticket) {
        return ticket.version() == TIME_ORDERED
                ? Optional.of(Instant.ofEpochMilli(ticket.getMostSignificantBits() >>> BELOW_MILLIS))
                : Optional.empty();
    }
}
