package dev.firstline.intake.consumer;

import dev.firstline.contracts.sla.ClockStanding;
import dev.firstline.contracts.sla.SlaEvent;
import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.intake.feed.ChangeKind;
import dev.firstline.intake.ticket.ClockReading;
import dev.firstline.intake.ticket.ClockReading.State;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Brings the clocks home, so that a list of tickets shows what is due and what was broken. */
final class SlaNews {

    private SlaNews() {}

    static Optional<Consumer<HeardTicket>> effect(SlaEvent event) {
        boolean corrects = event instanceof SlaEvent.Corrected;
        return reading(event)
                .flatMap(reading -> Optional.ofNullable(event.target())
                        .map(target -> heard -> learn(heard, target, reading, corrects)));
    }

    private static void learn(HeardTicket heard, SlaTarget target, ClockReading reading, boolean corrects) {
        boolean learned = switch (target) {
            case FIRST_RESPONSE -> heard.ticket().learnFirstResponse(reading, corrects, heard.now());
            case RESOLUTION -> heard.ticket().learnResolution(reading, corrects, heard.now());
            // The list of tickets shows what the customer was promised; the other clocks are shown by the SLA service.
            case NEXT_RESPONSE, PERIODIC_UPDATE, INTERNAL, VENDOR_RESPONSE -> false;
        };
        if (learned) {
            heard.note(ChangeKind.CLOCK_UPDATED);
        }
    }

    /** How the clock stands by the event; empty when it tells nothing new of that. */
    private static Optional<ClockReading> reading(SlaEvent event) {
        var id = event.clockId();
        var at = event.occurredAt();
        return Optional.ofNullable(
                switch (event) {
                    case SlaEvent.Started started -> new ClockReading(id, State.RUNNING, started.dueAt(), at);
                    case SlaEvent.Paused paused -> new ClockReading(id, State.PAUSED, null, at);
                    case SlaEvent.Resumed resumed -> new ClockReading(id, State.RUNNING, resumed.dueAt(), at);
                    case SlaEvent.Rebased rebased -> new ClockReading(id, State.RUNNING, rebased.dueAt(), at);
                    case SlaEvent.Warned warned -> new ClockReading(id, State.RUNNING, warned.dueAt(), at);
                    case SlaEvent.Breached breached -> new ClockReading(id, State.BREACHED, at, at);
                    case SlaEvent.Overdue _, SlaEvent.Settled _, SlaEvent.Judged _ -> null;
                    case SlaEvent.Corrected corrected -> corrected(corrected);
                    case SlaEvent.Met met -> new ClockReading(id, State.MET, met.dueAt(), at);
                    case SlaEvent.Cancelled cancelled -> new ClockReading(id, State.CANCELLED, null, at);
                });
    }

    /** Since an instant of its own: what is told next may have happened before the correction was noticed. */
    private static @Nullable ClockReading corrected(SlaEvent.Corrected event) {
        return event.state() == null
                ? null
                : new ClockReading(
                        event.clockId(),
                        State.valueOf(event.state().name()),
                        event.state() == ClockStanding.CANCELLED ? null : event.dueAt(),
                        event.since());
    }
}
