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
     * What lies above a ticket.
     *
     * @param tickets nearest first, each once
     * @param height how many links the farthest of them is away by its shortest way
     */
    record Above(List<UUID> tickets, int height) {

        static final Above NOTHING = new Above(List.of(), 0);
    }

    /**
     * What the caller sees when it asks for a link. What it does not see neither tells itself nor stands in its way, so a ticket can have
     * another above it, and a way up lead round, for those alone who see more. Nothing of it may change until the link is stored.
     *
     * @param from above the lower end by links of the kind
     * @param to above the upper end by links of the kind, as far up as {@link #HIGHEST}
     * @param links how many links the end with more of them has
     */
    record Surroundings(Above from, Above to, int links) {}

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
        if (around.to().tickets().contains(bond.from())) {
            return Optional.of(Refusal.CIRCLE);
        }
        if (!around.from().tickets().isEmpty()) {
            return Optional.of(Refusal.HAS_ONE_ABOVE);
        }
        // The end of the way up was not seen, so a circle could be hidden there.
        return around.to().height() + 1 >= HIGHEST ? Optional.of(Refusal.TOO_HIGH) : Optional.empty();
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
