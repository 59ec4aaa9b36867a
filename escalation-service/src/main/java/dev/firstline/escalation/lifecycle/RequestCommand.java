package dev.firstline.escalation.lifecycle;

import dev.firstline.contracts.escalation.VendorStatus;

/** A move with what has to be told with it. */
public sealed interface RequestCommand {

    /** Which move it is. */
    EscalationMove move();

    /** A move that says it all. */
    record Plain(EscalationMove move) implements RequestCommand {}

    /**
     * Filed.
     *
     * @param vendorCaseNumber the vendor's number of its case; the same again is the same filing
     */
    record File(String vendorCaseNumber) implements RequestCommand {
        @Override
        public EscalationMove move() {
            return EscalationMove.FILE;
        }
    }

    /** The vendor's case as the vendor sees it now. */
    record VendorUpdate(VendorStatus status) implements RequestCommand {
        @Override
        public EscalationMove move() {
            return EscalationMove.VENDOR_UPDATE;
        }
    }

    /** The desk takes the ticket back. */
    record HandBack(boolean solved) implements RequestCommand {
        @Override
        public EscalationMove move() {
            return EscalationMove.HAND_BACK;
        }
    }
}
