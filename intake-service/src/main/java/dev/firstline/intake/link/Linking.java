package dev.firstline.intake.link;

import dev.firstline.contracts.TenantPath;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Which links may be made. */
final class Linking {

    /** The most links of one ticket, both ends counted. */
    static final int MOST = 500;

    /** The most tickets that lie one above the other. */
    static final int HIGHEST = 10;

    private Linking() {}

    /** Why a link is refused. */
    enum Refusal {
        ITSELF,
        HAS_ONE_ABOVE,
        CIRCLE,
        TOO_HIGH,
        TOO_MANY
    }

    /**
     * What is known when a link is asked for. Nothing of it may change until the link is stored.
     *
     * @param aboveFrom what lies above the lower end by links of the kind, nearest first
     * @param aboveTo what lies above the upper end by links of the kind, nearest first; {@link #HIGHEST} of them are enough
     * @param links how many links the end with more of them has
     */
    record Surroundings(List<UUID> aboveFrom, List<UUID> aboveTo, int links) {}

    static Optional<Refusal> refusal(Bond bond, Surroundings around) {
        if (bond.from().equals(bond.to())) {
            return Optional.of(Refusal.ITSELF);
        }
        if (around.links() >= MOST) {
            return Optional.of(Refusal.TOO_MANY);
        }
        if (!bond.kind().hasDirection()) {
            return Optional.empty();
        }
        if (around.aboveTo().contains(bond.from())) {
            return Optional.of(Refusal.CIRCLE);
        }
        if (!around.aboveFrom().isEmpty()) {
            return Optional.of(Refusal.HAS_ONE_ABOVE);
        }
        // The end of the way up was not seen, so a circle could be hidden there.
        return around.aboveTo().size() + 1 >= HIGHEST ? Optional.of(Refusal.TOO_HIGH) : Optional.empty();
    }

    /** The lowest tenant that both belong to or lie below; empty for two trees. */
    static Optional<TenantPath> common(TenantPath one, TenantPath other) {
        for (var path = Optional.of(one); path.isPresent(); path = parent(path.get())) {
            if (path.get().covers(other)) {
                return path;
            }
        }
        return Optional.empty();
    }

    private static Optional<TenantPath> parent(TenantPath path) {
        int slash = path.value().lastIndexOf('/');
        return slash < 0
                ? Optional.empty()
                : Optional.of(new TenantPath(path.value().substring(0, slash)));
    }
}
