package dev.firstline.escalation.lifecycle;

import static dev.firstline.contracts.escalation.EscalationProgress.ACKNOWLEDGED;
import static dev.firstline.contracts.escalation.EscalationProgress.AWAITING_PARTNER;
import static dev.firstline.contracts.escalation.EscalationProgress.CLOSED;
import static dev.firstline.contracts.escalation.EscalationProgress.FILED;
import static dev.firstline.contracts.escalation.EscalationProgress.FILING;
import static dev.firstline.contracts.escalation.EscalationProgress.HANDED_BACK;
import static dev.firstline.contracts.escalation.EscalationProgress.IN_PROGRESS;
import static dev.firstline.contracts.escalation.EscalationProgress.PREPARING;
import static dev.firstline.contracts.escalation.EscalationProgress.READY;
import static dev.firstline.contracts.escalation.EscalationProgress.REFUSED;
import static dev.firstline.contracts.escalation.EscalationProgress.SOLUTION_OFFERED;
import static dev.firstline.contracts.escalation.EscalationProgress.WITHDRAWN;

import dev.firstline.contracts.escalation.EscalationProgress;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From where which move is legal, and where it leads. An end is where none is. */
public final class LegalMoves {

    private static final Map<EscalationProgress, Map<EscalationMove, EscalationProgress>> TABLE = table();

    private LegalMoves() {}

    /** The legal moves from there, in the order of a life; none where nothing can follow. */
    public static List<EscalationMove> from(EscalationProgress progress) {
        return List.copyOf(of(progress).keySet());
    }

    /** Where the move leads from there; empty where it is not legal. A {@code VENDOR_UPDATE} leads where the vendor's status says. */
    static Optional<EscalationProgress> target(EscalationProgress progress, EscalationMove move) {
        return Optional.ofNullable(of(progress).get(move));
    }

    private static Map<EscalationMove, EscalationProgress> of(EscalationProgress progress) {
        return TABLE.getOrDefault(progress, Map.of());
    }

    private static Map<EscalationProgress, Map<EscalationMove, EscalationProgress>> table() {
        var table = new EnumMap<EscalationProgress, Map<EscalationMove, EscalationProgress>>(EscalationProgress.class);
        table.put(PREPARING, moves(Map.of(EscalationMove.MARK_READY, READY, EscalationMove.FILE, FILED)));
        table.put(
                READY,
                moves(Map.of(
                        EscalationMove.PREPARE,
                        PREPARING,
                        EscalationMove.START_FILING,
                        FILING,
                        EscalationMove.FILE,
                        FILED)));
        table.put(
                FILING,
                moves(Map.of(
                        EscalationMove.MARK_READY, READY, EscalationMove.FILE, FILED, EscalationMove.REFUSE, REFUSED)));
        table.put(EscalationProgress.BLOCKED, moves(Map.of()));
        table.put(
                FILED,
                moves(Map.of(
                        EscalationMove.ACKNOWLEDGE,
                        ACKNOWLEDGED,
                        EscalationMove.VENDOR_WORKS,
                        IN_PROGRESS,
                        EscalationMove.VENDOR_ASKS,
                        AWAITING_PARTNER,
                        EscalationMove.OFFER_SOLUTION,
                        SOLUTION_OFFERED,
                        EscalationMove.VENDOR_UPDATE,
                        IN_PROGRESS,
                        EscalationMove.REFUSE,
                        REFUSED)));
        table.put(
                ACKNOWLEDGED,
                moves(Map.of(
                        EscalationMove.VENDOR_WORKS,
                        IN_PROGRESS,
                        EscalationMove.VENDOR_ASKS,
                        AWAITING_PARTNER,
                        EscalationMove.OFFER_SOLUTION,
                        SOLUTION_OFFERED,
                        EscalationMove.VENDOR_UPDATE,
                        IN_PROGRESS,
                        EscalationMove.REFUSE,
                        REFUSED)));
        table.put(
                IN_PROGRESS,
                moves(Map.of(
                        EscalationMove.VENDOR_ASKS,
                        AWAITING_PARTNER,
                        EscalationMove.OFFER_SOLUTION,
                        SOLUTION_OFFERED,
                        EscalationMove.VENDOR_UPDATE,
                        IN_PROGRESS,
                        EscalationMove.REFUSE,
                        REFUSED)));
        table.put(
                AWAITING_PARTNER,
                moves(Map.of(
                        EscalationMove.VENDOR_WORKS,
                        IN_PROGRESS,
                        EscalationMove.ANSWER,
                        IN_PROGRESS,
                        EscalationMove.OFFER_SOLUTION,
                        SOLUTION_OFFERED,
                        EscalationMove.VENDOR_UPDATE,
                        IN_PROGRESS,
                        EscalationMove.REFUSE,
                        REFUSED)));
        table.put(
                SOLUTION_OFFERED,
                moves(Map.of(
                        EscalationMove.VENDOR_WORKS,
                        IN_PROGRESS,
                        EscalationMove.VENDOR_ASKS,
                        AWAITING_PARTNER,
                        EscalationMove.ACCEPT,
                        CLOSED,
                        EscalationMove.NOT_SOLVED,
                        IN_PROGRESS,
                        EscalationMove.VENDOR_UPDATE,
                        IN_PROGRESS)));
        return table;
    }

    /** And what the desk can do with whatever has not ended. */
    private static Map<EscalationMove, EscalationProgress> moves(Map<EscalationMove, EscalationProgress> own) {
        var moves = new EnumMap<EscalationMove, EscalationProgress>(EscalationMove.class);
        moves.putAll(own);
        moves.put(EscalationMove.WITHDRAW, WITHDRAWN);
        moves.put(EscalationMove.HAND_BACK, HANDED_BACK);
        return moves;
    }
}
