package dev.firstline.escalation.chase;

import dev.firstline.contracts.escalation.Awaited;
import dev.firstline.contracts.escalation.EscalationProgress;
import java.util.Optional;

/** What a request waits for by its progress. */
public final class Waiting {

    private Waiting() {}

    /**
     * Nothing while it is prepared, blocked or worked on by the vendor: no promise says when that ends.
     *
     * @param solved whether it ended with a solution, of which the customer is to be told ("closing the loop", Partner Center
     *     documentation, "Escalate problems")
     */
    public static Optional<Awaited> of(EscalationProgress progress, boolean solved) {
        return switch (progress) {
            case READY, FILING -> Optional.of(Awaited.FILING);
            case FILED -> Optional.of(Awaited.INITIAL_RESPONSE);
            case AWAITING_PARTNER -> Optional.of(Awaited.OUR_ANSWER);
            case SOLUTION_OFFERED -> Optional.of(Awaited.OUR_TRIAL);
            case CLOSED, HANDED_BACK -> solved ? Optional.of(Awaited.CUSTOMER_TOLD) : Optional.empty();
            case PREPARING, BLOCKED, ACKNOWLEDGED, IN_PROGRESS, REFUSED, WITHDRAWN -> Optional.empty();
        };
    }
}
