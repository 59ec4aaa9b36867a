package dev.firstline.intake.consumer;

import dev.firstline.contracts.diagnosis.DiagnosisEvent;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.TransitionCause;
import dev.firstline.intake.feed.ChangeKind;
import dev.firstline.intake.lifecycle.Consequences;
import dev.firstline.intake.ticket.DiagnosisReading;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Brings decisions home: the outcome to the ticket, and the ticket on its way. */
final class DiagnosisNews {

    private DiagnosisNews() {}

    static Optional<Consumer<HeardTicket>> effect(DiagnosisEvent event) {
        if (!(event instanceof DiagnosisEvent.Completed decided) || decided.outcome() == null) {
            return Optional.empty();
        }
        var reading = new DiagnosisReading(
                decided.diagnosisId(), decided.outcome(), decided.occurredAt(), decided.question());
        return Optional.of(heard -> learn(heard, reading, decided.detectedLanguage()));
    }

    /** Whoever prepares the form has erased the words when no vendor was to be asked. */
    private static boolean asksAnew(Outcome before, Outcome now) {
        return !Consequences.asksVendor(before) && Consequences.asksVendor(now);
    }

    private static void learn(HeardTicket heard, DiagnosisReading reading, @Nullable Language detected) {
        var ticket = heard.ticket();
        var before = ticket.diagnosis();
        if (!ticket.learn(reading, heard.now())) {
            return;
        }
        heard.note(ChangeKind.DIAGNOSED);
        boolean told = detected != null && heard.takeLanguage(detected);
        if (!told && before != null && asksAnew(before.outcome(), reading.outcome())) {
            heard.tellWordsAgain();
        }
        heard.follow(Consequences.ofDiagnosis(ticket.status(), reading.outcome()), TransitionCause.DIAGNOSIS);
        // Escalation may have been heard first: it could not move a ticket that was not sorted yet.
        var escalation = ticket.escalation();
        if (escalation != null) {
            heard.follow(Consequences.ofEscalation(ticket.status(), escalation.state()), TransitionCause.ESCALATION);
        }
    }
}
