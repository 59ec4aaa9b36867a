package dev.firstline.escalation.lifecycle;

import dev.firstline.contracts.escalation.EscalationProgress;
import java.util.List;

/** What comes of a command. */
public sealed interface Transition {

    /**
     * It was legal.
     *
     * @param facts what has happened, the one that is told first; none when the command had been followed before
     */
    record Done(VendorRequest request, List<RequestFact> facts) implements Transition {}

    /** It is not legal from there. */
    record Illegal(EscalationProgress progress, EscalationMove move, List<EscalationMove> legalMoves)
            implements Transition {}

    /** It is filed under another number. */
    record FiledElsewhere(String vendorCaseNumber) implements Transition {}
}
