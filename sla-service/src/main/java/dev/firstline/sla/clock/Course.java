package dev.firstline.sla.clock;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as far as it was derived, to go on from with the facts that come next: at a cost that depends on its open clocks and not on the
 * length of its history. What {@link Clocks#derive} says of all facts is what counts; this says the same sooner, or that it cannot.
 *
 * <p>Most facts come behind all others and leave the past as it was. One that does not (a ticket is reopened, a promise taken back, a
 * fact comes late) is derived with those since the last point at which the past was beyond doubt, if there is one and it is near enough.
 */
public final class Course {

    /** From so many facts on the point beyond doubt follows: what comes a little late still finds it behind itself. */
    private static final int NEAR = 50;

    /** So many facts are remembered since that point at most. */
    private static final int FAR = 1_000;

    private static final int BYTES = 4_000;
    private static final int BYTES_OF_FACT = 200;
    private static final int BYTES_OF_INSTANT = 120;

    private final Fold now;
    private final @Nullable Fold settled;

    /** The facts since then. */
    private final List<TicketFact> since;

    private Course(Fold now, @Nullable Fold settled, List<TicketFact> since) {
        this.now = now;
        this.settled = settled;
        this.since = since;
    }

    /** A step of a ticket's course. */
    public static final class Step {

        private final Fold now;
        private final @Nullable Fold settled;
        private final List<TicketFact> since;
        private final List<Clock> clocks;
        private final Set<ClockKey> touched;

        private Step(Fold now, @Nullable Fold settled, List<TicketFact> since, Collection<ClockKey> fallen) {
            this.now = now;
            this.settled = settled;
            this.since = since;
            this.clocks = now.clocks();
            this.touched = Stream.concat(clocks.stream().map(Clock::key), fallen.stream())
                    .collect(Collectors.toUnmodifiableSet());
        }

        /** The clocks that may stand otherwise than before, by target and cycle. */
        public List<Clock> clocks() {
            return clocks;
        }

        /** The keys of these, and of those that may have fallen away. */
        public Set<ClockKey> touched() {
            return touched;
        }

        /** How many facts the ticket has. */
        public int facts() {
            return now.facts();
        }

        /**
         * Where to go on from.
         *
         * @param untold clocks of which the world has not been told all, so that they are looked at again
         */
        public Course course(Set<ClockKey> untold) {
            var here = now.copy(untold::contains);
            if (here.isSettled() && (settled == null || since.size() >= NEAR)) {
                return new Course(here, here, List.of());
            }
            return since.size() > FAR ? new Course(here, null, List.of()) : new Course(here, settled, since);
        }
    }

    /** The full derivation of a ticket; empty before its opening is known. */
    public static Optional<Step> of(Collection<TicketFact> facts, Books books) {
        return Fold.of(facts, books).map(fold -> new Step(fold, null, List.of(), List.of()));
    }

    /** Goes on with facts that were heard; empty when only the full derivation can tell. */
    public Optional<Step> with(Collection<TicketFact> heard, Books books) {
        var all = new ArrayList<TicketFact>(settled == null ? List.of() : since);
        all.addAll(heard);
        return now.with(heard, books)
                .map(next -> new Step(next, settled, List.copyOf(all), List.of()))
                .or(() -> again(all, books));
    }

    private Optional<Step> again(List<TicketFact> all, Books books) {
        return settled == null
                ? Optional.empty()
                : settled.with(all, books)
                        .map(next -> new Step(next, settled, List.copyOf(all), now.begunAfter(settled)));
    }

    /** How many facts it knows. */
    public int facts() {
        return now.facts();
    }

    /** About how much memory it takes, in bytes. */
    public int weight() {
        return BYTES
                + since.size() * BYTES_OF_FACT
                + (now.size() + (settled == null ? 0 : settled.size())) * BYTES_OF_INSTANT;
    }
}
