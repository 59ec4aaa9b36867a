package dev.firstline.notification.alert;

import dev.firstline.contracts.Event;
import dev.firstline.contracts.diagnosis.DiagnosisEvent;
import dev.firstline.contracts.escalation.EscalationEvent;
import dev.firstline.contracts.sla.SlaEvent;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketEvent;

/** Which of the alerts that wait for one receiver goes first. The order in which they stand is stored. */
enum Urgency {
    /** A promise is broken, or still is: somebody has to act. */
    BREACH,
    /** Of a ticket of severity A, where the event says so. */
    SEVERE,
    /** Everything else. */
    ORDINARY;

    static Urgency of(Event event) {
        return switch (event) {
            case SlaEvent.Breached breached -> BREACH;
            case SlaEvent.Overdue overdue -> BREACH;
            case TicketEvent.Opened opened when opened.severity() == Severity.A -> SEVERE;
            case DiagnosisEvent.Completed decided when decided.severity() == Severity.A -> SEVERE;
            case EscalationEvent.Opened opened when opened.severity() == Severity.A -> SEVERE;
            default -> ORDINARY;
        };
    }

    /** As it is stored: the least first. */
    int rank() {
        return ordinal();
    }
}
