package dev.firstline.diagnosis.rule;

import dev.firstline.contracts.diagnosis.Evidence;
import dev.firstline.contracts.diagnosis.Outcome;
import java.util.List;

/**
 * What a rule says on a ticket.
 *
 * @param evidence what its support rests on
 * @param support points for its outcome
 * @param objection points against, not negative
 */
record Voice(Rule rule, List<Evidence> evidence, int support, int objection) {

    /** With points more for it, or against it when negative. */
    Voice with(int points) {
        return points < 0
                ? new Voice(rule, evidence, support, objection - points)
                : new Voice(rule, evidence, support + points, objection);
    }

    int net() {
        return support - objection;
    }

    Outcome outcome() {
        return rule.kind().outcome();
    }
}
