package dev.firstline.intake.hearing;

import dev.firstline.chassis.inbox.EventHandler;
import dev.firstline.chassis.inbox.Inbox;
import dev.firstline.contracts.EventEnvelope;
import dev.firstline.contracts.diagnosis.DiagnosisEvent;
import dev.firstline.contracts.ticket.TransitionCause;
import dev.firstline.intake.feed.ChangeKind;
import dev.firstline.intake.lifecycle.Consequences;
import dev.firstline.intake.ticket.DiagnosisReading;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Brings decisions home: the outcome to the ticket, and the ticket on its way. */
@ApplicationScoped
class DiagnosisHearing implements EventHandler {

    private final Inbox inbox;
    private final HeardTickets tickets;

    DiagnosisHearing(Inbox inbox, HeardTickets tickets) {
        this.inbox = inbox;
        this.tickets = tickets;
    }

    @Incoming("diagnosis")
    @Blocking
    void receive(ConsumerRecords<byte[], byte[]> records) {
        inbox.accept(records, this);
    }

    @Override
    public String consumer() {
        return "intake.diagnosis";
    }

    @Override
    public void handle(EventEnvelope<?> envelope) {
        if (envelope.data() instanceof DiagnosisEvent.Completed decided && decided.outcome() != null) {
            tickets.with(envelope.tenant(), decided.ticketId(), heard -> {
                var reading = new DiagnosisReading(decided.diagnosisId(), decided.outcome(), decided.occurredAt());
                if (!heard.ticket().learn(reading, heard.now())) {
                    return;
                }
                heard.note(ChangeKind.DIAGNOSED);
                heard.follow(
                        Consequences.ofDiagnosis(heard.ticket().status(), decided.outcome()),
                        TransitionCause.DIAGNOSIS);
                // Escalation may have been heard first: it could not move a ticket that was not sorted yet.
                var escalation = heard.ticket().escalation();
                if (escalation != null) {
                    heard.follow(
                            Consequences.ofEscalation(heard.ticket().status(), escalation.state()),
                            TransitionCause.ESCALATION);
                }
            });
        }
    }
}
