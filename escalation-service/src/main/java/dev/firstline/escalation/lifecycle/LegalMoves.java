package dev.firstline.escalation.lifecycle;

import static dev.firstline.contracts.escalation.EscalationProgress.ACKNOWLEDGED;
import static dev.firstline.contracts.escalation.EscalationProgress.AWAITING_PARTNER;
import static dev.firstline.contracts.escalation.EscalationProgress.BLOCKED;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** From where which move is legal, and where it leads. An end is where none is. */
public final class LegalMoves {

    private static final Set<EscalationProgress> AT_VENDOR =
            EnumSet.of(FILED, ACKNOWLEDGED, IN_PROGRESS, AWAITING_PARTNER, SOLUTION_OFFERED);

    private static final Set<EscalationProgress> OPEN = EnumSet.of(
            PREPARING, READY, FILING, BLOCKED, FILED, ACKNOWLEDGED, IN_PROGRESS, AWAITING_PARTNER, SOLUTION_OFFERED);

    /** In the order of a life. */
    private static final List<Legal> TABLE = List.of(
            new Legal(EscalationMove.PREPARE, EnumSet.of(READY), PREPARING),
            new Legal(EscalationMove.MARK_READY, EnumSet.of(PREPARING, FILING), READY),
            new Legal(EscalationMove.START_FILING, EnumSet.of(READY), FILING),
            new Legal(EscalationMove.FILE, EnumSet.of(PREPARING, READY, FILING), FILED),
            new Legal(EscalationMove.ACKNOWLEDGE, EnumSet.of(FILED), ACKNOWLEDGED),
            new Legal(
                    EscalationMove.VENDOR_WORKS,
                    EnumSet.of(FILED, ACKNOWLEDGED, AWAITING_PARTNER, SOLUTION_OFFERED),
                    IN_PROGRESS),
            new Legal(
                    EscalationMove.VENDOR_ASKS,
                    EnumSet.of(FILED, ACKNOWLEDGED, IN_PROGRESS, SOLUTION_OFFERED),
                    AWAITING_PARTNER),
            new Legal(EscalationMove.ANSWER, EnumSet.of(AWAITING_PARTNER), IN_PROGRESS),
            new Legal(
                    EscalationMove.OFFER_SOLUTION,
                    EnumSet.of(FILED, ACKNOWLEDGED, IN_PROGRESS, AWAITING_PARTNER),
                    SOLUTION_OFFERED),
            new Legal(EscalationMove.ACCEPT, EnumSet.of(SOLUTION_OFFERED), CLOSED),
            new Legal(EscalationMove.NOT_SOLVED, EnumSet.of(SOLUTION_OFFERED), IN_PROGRESS),
            new Legal(EscalationMove.VENDOR_UPDATE, AT_VENDOR, IN_PROGRESS),
            new Legal(
                    EscalationMove.REFUSE,
                    EnumSet.of(FILING, FILED, ACKNOWLEDGED, IN_PROGRESS, AWAITING_PARTNER),
                    REFUSED),
            new Legal(EscalationMove.WITHDRAW, OPEN, WITHDRAWN),
            new Legal(EscalationMove.HAND_BACK, OPEN, HANDED_BACK));

    private LegalMoves() {}

    private record Legal(EscalationMove move, Set<EscalationProgress> from, EscalationProgress to) {}

    /** The legal moves from there, in the order of a life; none where nothing can follow. */
    public static List<EscalationMove> from(EscalationProgress progress) {
        return TABLE.stream()
                .filter(legal -> legal.from.contains(progress))
                .map(Legal::move)
                .sorted()
                .toList();
    }

    /** Where the move leads from there; empty where it is not legal. A {@code VENDOR_UPDATE} leads where the vendor's status says. */
    static Optional<EscalationProgress> target(EscalationProgress progress, EscalationMove move) {
        return TABLE.stream()
                .filter(legal -> legal.move == move && legal.from.contains(progress))
                .map(Legal::to)
                .findFirst();
    }
}
