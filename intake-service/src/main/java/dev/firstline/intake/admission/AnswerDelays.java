package dev.firstline.intake.admission;

import dev.firstline.contracts.Event;
import dev.firstline.contracts.EventEnvelope;
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
 * that intake made then, and the answer from the event's. For one thread at a time.
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

    /**
     * A first answer.
     *
     * @param delay from the opening until the answer was given
     * @param heard from the opening until it is heard here; never less
     */
    record Answer(Stage stage, Duration delay, Duration heard) {}

    /** What the event says of that; empty when it is no first answer. */
    Optional<Answer> of(EventEnvelope<?> event, Instant now) {
        return opened(event.data(), event.id(), now);
    }

    private Optional<Answer> opened(Event event, UUID eventId, Instant now) {
        return switch (event) {
            case DiagnosisEvent.Completed decision
            when decision.ticketVersion() == FIRST_VERSION && decision.supersedes() == null -> {
                if (LEAVING.contains(decision.outcome())) {
                    decided.put(decision.ticketId(), true);
                }
                yield answer(Stage.DIAGNOSIS, decision.ticketId(), eventId, now);
            }
            case DiagnosisEvent.Completed again -> {
                // What is escalated now follows a correction, or what came later, and not the opening.
                decided.remove(again.ticketId());
                yield Optional.empty();
            }
            case EscalationEvent.Opened opened -> escalation(opened.ticketId(), eventId, now);
            case EscalationEvent.Blocked blocked -> escalation(blocked.ticketId(), eventId, now);
            case SlaEvent.Started started
            when started.target() == SlaTarget.FIRST_RESPONSE && started.cycle() == null ->
                time(started.ticketId())
                        .filter(at ->
                                Duration.between(at, started.occurredAt()).abs().compareTo(SAME) < 0)
                        .flatMap(at -> answer(Stage.SLA, started.ticketId(), eventId, now));
            default -> Optional.empty();
        };
    }

    /** Only right after the decision: one that a person asked for later was not waited for. */
    private Optional<Answer> escalation(UUID ticket, UUID eventId, Instant now) {
        return decided.remove(ticket) == null ? Optional.empty() : answer(Stage.ESCALATION, ticket, eventId, now);
    }

    /** The id of an event was made when the service had answered: how long this copy lets answers gather is no lag of the pipeline. */
    private static Optional<Answer> answer(Stage stage, UUID ticket, UUID eventId, Instant now) {
        return time(ticket).map(at -> {
            var heard = Duration.between(at, now);
            var delay = time(eventId).map(given -> Duration.between(at, given)).orElse(heard);
            return new Answer(stage, delay, delay.compareTo(heard) > 0 ? delay : heard);
        });
    }

    /** When it was made; empty for an id that was not made by time. */
    private static Optional<Instant> time(UUID id) {
        return id.version() == TIME_ORDERED
                ? Optional.of(Instant.ofEpochMilli(id.getMostSignificantBits() >>> BELOW_MILLIS))
                : Optional.empty();
    }
}
