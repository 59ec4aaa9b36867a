package dev.firstline.benchmarks.diagnosis;

import dev.firstline.contracts.escalation.BlockReason;
import java.util.Arrays;
import java.util.List;

/** One thing that is decided on a ticket. Answers are told as words, so that labels of other hands can be compared. */
enum Dimension {
    OUTCOME("outcome"),
    KIND("kind"),
    CATEGORY("category"),
    FAMILY("family"),
    SEVERITY("severity"),
    BREAK_FIX("break_fix"),
    LANGUAGE("language"),
    ROUTE("route"),
    BLOCKED("blocked");

    /** Looked for and not found; for {@link #ROUTE} and {@link #BLOCKED}: there is none. */
    static final String NONE = "NONE";

    /** What must be right together for a ticket to count as wholly right. */
    static final List<Dimension> WHOLE = List.of(OUTCOME, CATEGORY, FAMILY, BREAK_FIX);

    private static final List<String> BLOCK_REASONS =
            Arrays.stream(BlockReason.values()).map(Enum::name).toList();

    private final String key;

    Dimension(String key) {
        this.key = key;
    }

    /** The key of the last line. */
    String key() {
        return key;
    }

    /**
     * Whether an answer is as labelled. A label that gives a reason for blocking which the product has no word for asks
     * only that it be blocked.
     */
    boolean isRight(String labelled, String told) {
        if (labelled.equals(told)) {
            return true;
        }
        boolean blockedForOtherReason = this == BLOCKED && !labelled.equals(NONE) && !BLOCK_REASONS.contains(labelled);
        return blockedForOtherReason && !told.equals(NONE);
    }
}
