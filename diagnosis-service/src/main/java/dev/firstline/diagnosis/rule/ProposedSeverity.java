package dev.firstline.diagnosis.rule;

import dev.firstline.contracts.diagnosis.Evidence;
import dev.firstline.contracts.ticket.Severity;
import java.util.List;

/**
 * The severity that the described impact amounts to. It stands beside the stated one and changes nothing by itself.
 *
 * @param value by the program's three steps (Partner Center: critical, moderate, minimal)
 * @param evidence the terms it rests on, at most one a signal; empty when it is what remains
 */
public record ProposedSeverity(Severity value, List<Evidence> evidence) {

    /** Copies the evidence. */
    public ProposedSeverity {
        evidence = List.copyOf(evidence);
    }
}
