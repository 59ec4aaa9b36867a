package dev.firstline.escalation.lifecycle;

import dev.firstline.contracts.escalation.EscalationProgress;
import dev.firstline.contracts.escalation.VendorStatus;
import org.jspecify.annotations.Nullable;

/** Where an escalation stands, in the few words that clients have always had; {@link EscalationProgress} is the finer one. */
public enum EscalationState {
    /** The packet can be filed. */
    OPEN,
    /** It cannot be filed until a reason is gone. */
    BLOCKED,
    /** The vendor has it. */
    FILED,
    /** The desk has the ticket again. */
    HANDED_BACK,
    /** Dropped: the desk withdrew it, the ticket ended, or a new decision needs no vendor. */
    CANCELLED;

    /** What follows from the progress; nothing else decides the state. */
    public static EscalationState of(EscalationProgress progress) {
        return switch (progress) {
            case PREPARING, READY, FILING -> OPEN;
            case BLOCKED -> BLOCKED;
            case FILED, ACKNOWLEDGED, IN_PROGRESS, AWAITING_PARTNER, SOLUTION_OFFERED -> FILED;
            case CLOSED, REFUSED, HANDED_BACK -> HANDED_BACK;
            case WITHDRAWN -> CANCELLED;
        };
    }

    private EscalationProgress progress(@Nullable VendorStatus vendorStatus) {
        return switch (this) {
            case OPEN -> EscalationProgress.PREPARING;
            case BLOCKED -> EscalationProgress.BLOCKED;
            case FILED ->
                switch (vendorStatus) {
                    case null -> EscalationProgress.FILED;
                    case OPEN -> EscalationProgress.FILED;
                    case ATTENTION_NEEDED -> EscalationProgress.AWAITING_PARTNER;
                    case CLOSED -> EscalationProgress.SOLUTION_OFFERED;
                };
            case HANDED_BACK -> EscalationProgress.HANDED_BACK;
            case CANCELLED -> EscalationProgress.WITHDRAWN;
        };
    }

    /**
     * The stored progress, unless a version without one has written state or vendor status since: then what follows from those.
     *
     * @param stored null where none was ever stored
     */
    public EscalationProgress progress(@Nullable EscalationProgress stored, @Nullable VendorStatus vendorStatus) {
        return stored != null && of(stored) == this && (this != FILED || fits(stored, vendorStatus))
                ? stored
                : progress(vendorStatus);
    }

    private static boolean fits(EscalationProgress filed, @Nullable VendorStatus vendorStatus) {
        return switch (filed) {
            case AWAITING_PARTNER -> vendorStatus == VendorStatus.ATTENTION_NEEDED;
            case SOLUTION_OFFERED -> vendorStatus == VendorStatus.CLOSED;
            default -> vendorStatus == VendorStatus.OPEN;
        };
    }

    /** Whether a new decision may still change route and contract: nothing has gone to the vendor yet. */
    public boolean isUnfiled() {
        return this == OPEN || this == BLOCKED;
    }
}
