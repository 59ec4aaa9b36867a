package dev.firstline.intake.hearing;

import dev.firstline.chassis.inbox.EventHandler;
import dev.firstline.chassis.inbox.Inbox;
import dev.firstline.contracts.EventEnvelope;
import dev.firstline.contracts.sla.SlaEvent;
import dev.firstline.intake.feed.ChangeKind;
import dev.firstline.intake.ticket.ClockReading;
import dev.firstline.intake.ticket.ClockReading.State;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Brings the clocks home, so that a list of tickets shows what is due and what was broken. */
@ApplicationScoped
class SlaHearing implements EventHandler {

    private final Inbox inbox;
    private final HeardTickets tickets;

    SlaHearing(Inbox inbox, HeardTickets tickets) {
        this.inbox = inbox;
        this.tickets = tickets;
    }

    @Incoming("sla")
    @Blocking
    void receive(ConsumerRecords<byte[], byte[]> records) {
        inbox.accept(records, this);
    }

    @Override
    public String consumer() {
        return "intake.sla";
    }

    @Override
    public void handle(EventEnvelope<?> envelope) {
        if (!(envelope.data() instanceof SlaEvent event) || event.target() == null) {
            return;
        }
        var reading = reading(event);
        tickets.with(envelope.tenant(), event.ticketId(), heard -> {
            boolean learned = switch (event.target()) {
                case FIRST_RESPONSE -> heard.ticket().learnFirstResponse(reading, heard.now());
                case RESOLUTION -> heard.ticket().learnResolution(reading, heard.now());
            };
            if (learned) {
                heard.note(ChangeKind.CLOCK_UPDATED);
            }
        });
    }

    private static ClockReading reading(SlaEvent event) {
        var id = event.clockId();
        var at = event.occurredAt();
        return switch (event) {
            case SlaEvent.Started started -> new ClockReading(id, State.RUNNING, started.dueAt(), at);
            case SlaEvent.Paused paused -> new ClockReading(id, State.PAUSED, null, at);
            case SlaEvent.Resumed resumed -> new ClockReading(id, State.RUNNING, resumed.dueAt(), at);
            case SlaEvent.Rebased rebased -> new ClockReading(id, State.RUNNING, rebased.dueAt(), at);
            case SlaEvent.Warned warned -> new ClockReading(id, State.RUNNING, warned.dueAt(), at);
            case SlaEvent.Breached breached -> new ClockReading(id, State.BREACHED, at, at);
            case SlaEvent.Met met -> new ClockReading(id, State.MET, met.dueAt(), at);
            case SlaEvent.Cancelled cancelled -> new ClockReading(id, State.CANCELLED, null, at);
        };
    }
}
