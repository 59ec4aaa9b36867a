package dev.firstline.benchmarks.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What was said of a ticket beside what is right. */
record Judged(LabelledTicket ticket, Told told) {

    /** The outcomes whose tickets somebody outside the desk must see. */
    private static final Set<String> LEAVING = Set.of("ESCALATE_MICROSOFT", "BILLING_DISPUTE_FRAUD", "ROUTE_TO_ISV");

    /** Whether the dimension is right; empty when it is not labelled, or the product does not decide it. */
    Optional<Boolean> isRight(Dimension dimension) {
        var labelled = ticket.labels().get(dimension);
        var answer = told.answers().get(dimension);
        return labelled == null || answer == null ? Optional.empty() : Optional.of(dimension.isRight(labelled, answer));
    }

    boolean isOutcomeRight() {
        return isRight(Dimension.OUTCOME).orElse(false);
    }

    /** Right, where the likeliest outcome counts when a person was to look. */
    boolean isBestOutcomeRight() {
        return told.bestOutcome().equals(ticket.labels().get(Dimension.OUTCOME));
    }

    /** Outcome, category, family and break-fix, as far as they are labelled. */
    boolean isWhollyRight() {
        return Dimension.WHOLE.stream().allMatch(dimension -> isRight(dimension).orElse(true));
    }

    boolean mustLeave() {
        return LEAVING.contains(ticket.labels().getOrDefault(Dimension.OUTCOME, Dimension.NONE));
    }

    /** Whether the desk was told that it must leave, or asked to look. */
    boolean isSeenLeaving() {
        return !told.isDecided() || LEAVING.contains(told.outcome());
    }

    /** The dimensions that are wrong. */
    List<Dimension> misses() {
        return Stream.of(Dimension.values())
                .filter(dimension -> !isRight(dimension).orElse(true))
                .toList();
    }
}
