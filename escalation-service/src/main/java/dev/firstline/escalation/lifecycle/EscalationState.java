package dev.firstline.escalation.lifecycle;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Where an escalation stands. */
public enum EscalationState {
    /** The packet is ready to be filed. */
    OPEN(Set.of(EscalationMove.FILE, EscalationMove.HAND_BACK)),
    /** It cannot be filed until a reason is gone. */
    BLOCKED(Set.of(EscalationMove.HAND_BACK)),
    /** The vendor has it. */
    FILED(Set.of(EscalationMove.VENDOR_UPDATE, EscalationMove.HAND_BACK)),
    /** The desk has the ticket again. */
    HANDED_BACK(Set.of()),
    /** Dropped: the ticket ended, or a new decision needs no vendor. */
    CANCELLED(Set.of());

    private final Set<EscalationMove> moves;

    EscalationState(Set<EscalationMove> moves) {
        this.moves = moves;
    }

    /** Whether the move is legal from here. */
    public boolean allows(EscalationMove move) {
        return moves.contains(move);
    }

    /** The legal moves from here, in the order of a life. */
    public List<EscalationMove> legalMoves() {
        return Arrays.stream(EscalationMove.values()).filter(moves::contains).toList();
    }

    /** Whether nothing can follow. */
    public boolean isEnded() {
        return moves.isEmpty();
    }

    /** Whether a new decision may still change route and contract: nothing has gone to the vendor yet. */
    public boolean isUnfiled() {
        return this == OPEN || this == BLOCKED;
    }
}
