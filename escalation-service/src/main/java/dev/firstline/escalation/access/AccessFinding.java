package dev.firstline.escalation.access;

import dev.firstline.contracts.escalation.BlockReason;
import dev.firstline.escalation.entitlement.Obstacle;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a form needs of access, and what of it there is: of the way into the form that the partner is nearest to.
 *
 * @param needs all of that way; empty where the form asks for none
 * @param required whether the partner wants nothing filed for customers of whom nothing is recorded
 */
public record AccessFinding(List<NeededAccess> needs, boolean required) {

    /** The form asks for no access to the customer's cloud. */
    public static final AccessFinding NONE_NEEDED = new AccessFinding(List.of(), false);

    /** Copies the needs, so that it cannot change. */
    public AccessFinding {
        needs = List.copyOf(needs);
    }

    /** The worst of what is needed. */
    public Held held() {
        return needs.stream()
                .map(NeededAccess::held)
                .max(Comparator.naturalOrder())
                .orElse(Held.YES);
    }

    /** Whether nothing can be filed. What nobody has recorded keeps nobody from filing, unless the partner wants it so. */
    public boolean blocks() {
        return needs.stream().anyMatch(this::blocks);
    }

    private boolean blocks(NeededAccess needed) {
        return needed.held() == Held.NO || required && needed.held() == Held.NOT_RECORDED;
    }

    /** One for each thing that is missing, since each has to be put right. */
    public List<Obstacle> obstacles() {
        return needs.stream()
                .filter(this::blocks)
                .map(needed -> new Obstacle(BlockReason.ACCESS_MISSING, needed.remedies()))
                .distinct()
                .toList();
    }

    /** The first instant at which not all of it is held any more; null while no end is known. */
    public @Nullable Instant until() {
        return needs.stream()
                .map(NeededAccess::until)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /**
     * What to know though it can be filed.
     *
     * @param ahead how long before an end it is told
     */
    public Optional<AccessWarning> warning(Instant now, Duration ahead) {
        if (blocks()) {
            return Optional.empty();
        }
        return switch (held()) {
            case NOT_RECORDED -> Optional.of(AccessWarning.ACCESS_NOT_RECORDED);
            case UNCERTAIN -> Optional.of(AccessWarning.ACCESS_UNCERTAIN);
            case YES, NO ->
                Optional.ofNullable(until())
                        .filter(end -> end.isBefore(now.plus(ahead)))
                        .map(end -> AccessWarning.ACCESS_ENDS_SOON);
        };
    }
}
