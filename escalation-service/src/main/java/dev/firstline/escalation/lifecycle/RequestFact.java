package dev.firstline.escalation.lifecycle;

import dev.firstline.contracts.escalation.EscalationProgress;
import dev.firstline.contracts.escalation.VendorStatus;

/** What has happened by a command. One of them is told to the other services, the others concern the unit that the request holds. */
public sealed interface RequestFact {

    /** The vendor has it. */
    record Filed(String vendorCaseNumber) implements RequestFact {}

    /** The vendor said something. */
    record VendorUpdated(VendorStatus status, EscalationProgress progress) implements RequestFact {}

    /** Something of the desk's own, that no older word says. */
    record Progressed(EscalationProgress progress) implements RequestFact {}

    /** The ticket is the desk's again. */
    record HandedBack(boolean solved, EscalationProgress progress) implements RequestFact {}

    /** No vendor is asked any more. */
    record Cancelled() implements RequestFact {}

    /** The vendor has accepted: the unit is used. */
    record UnitUsed() implements RequestFact {}

    /**
     * The unit comes back.
     *
     * @param evenUsed whether also one that the vendor had accepted: the vendor itself said that it takes no such request
     */
    record UnitReturned(boolean evenUsed) implements RequestFact {}
}
