package dev.firstline.sla.dryrun;

import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.sla.clock.Books;
import dev.firstline.sla.clock.Clock;
import dev.firstline.sla.clock.ClockKey;
import dev.firstline.sla.clock.ClockState;
import dev.firstline.sla.clock.Clocks;
import dev.firstline.sla.clock.TicketFact;
import dev.firstline.sla.policy.PolicyResolution;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Derives the clocks of recorded tickets twice, by their own rules and by proposed ones, and compares. Changes nothing. */
public final class DryRun {

    /** Of more changes than this only the number is told. */
    static final int MOST_CHANGES = 500;

    private static final Comparator<Group> BY_CUSTOMER = Comparator.comparing(
                    Group::customer, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Group::target);

    private final PolicyResolution proposed;
    private final Instant asOf;
    private final Map<Group, Count> counts = new TreeMap<>(BY_CUSTOMER);
    private final List<Change> changes = new ArrayList<>();
    private int tickets;
    private int changed;

    /** @param asOf the instant of looking */
    public DryRun(PolicyResolution proposed, Instant asOf) {
        this.proposed = proposed;
        this.asOf = asOf;
    }

    /**
     * A clock that would stand otherwise.
     *
     * @param before null when the ticket had none such
     * @param after null when it would have none such
     */
    @Schema(name = "DryRunChange")
    public record Change(
            UUID ticketId,
            SlaTarget target,
            int cycle,
            @Nullable Standing before,
            @Nullable Standing after) {}

    /**
     * The clocks of one target of one customer.
     *
     * @param customer the customer's id at intake; null where it was not told
     * @param changed clocks that would stand otherwise, come or go
     */
    @Schema(name = "DryRunLine")
    public record Line(
            @Nullable UUID customer,
            SlaTarget target,
            int metBefore,
            int metAfter,
            int breachedBefore,
            int breachedAfter,
            int changed) {}

    /**
     * What came of it.
     *
     * @param changed how many clocks would stand otherwise
     * @param changes the first 500 of them
     */
    @Schema(name = "DryRunResult")
    public record Result(Instant asOf, int tickets, int changed, List<Line> lines, List<Change> changes) {}

    /** Takes the next ticket; what happened to it after the instant of looking is left out. */
    public void take(UUID ticketId, Collection<TicketFact> recorded, Books own) {
        tickets++;
        var facts = recorded.stream().filter(fact -> !fact.at().isAfter(asOf)).toList();
        var before = standings(facts, own);
        var after = standings(facts, any -> proposed);
        var customer = customer(facts);
        var keys = new TreeSet<>(Comparator.comparing(ClockKey::target).thenComparing(ClockKey::cycle));
        keys.addAll(before.keySet());
        keys.addAll(after.keySet());
        for (var key : keys) {
            compare(ticketId, customer, key, before.get(key), after.get(key));
        }
    }

    /** What came of all that were taken. */
    public Result result() {
        var lines = counts.entrySet().stream()
                .map(entry -> entry.getValue().line(entry.getKey()))
                .toList();
        return new Result(asOf, tickets, changed, lines, List.copyOf(changes));
    }

    private void compare(
            UUID ticketId, @Nullable UUID customer, ClockKey key, @Nullable Standing before, @Nullable Standing after) {
        var count = counts.computeIfAbsent(new Group(customer, key.target()), any -> new Count());
        count.metBefore += is(before, ClockState.MET);
        count.metAfter += is(after, ClockState.MET);
        count.breachedBefore += is(before, ClockState.BREACHED);
        count.breachedAfter += is(after, ClockState.BREACHED);
        if (!Objects.equals(before, after)) {
            count.changed++;
            changed++;
            if (changes.size() < MOST_CHANGES) {
                changes.add(new Change(ticketId, key.target(), key.cycle(), before, after));
            }
        }
    }

    private Map<ClockKey, Standing> standings(Collection<TicketFact> facts, Books books) {
        return Clocks.derive(facts, books).stream()
                .collect(Collectors.toMap(
                        Clock::key, clock -> Standing.of(clock, asOf), (first, second) -> first, LinkedHashMap::new));
    }

    private static @Nullable UUID customer(Collection<TicketFact> facts) {
        return facts.stream()
                .map(fact -> fact instanceof TicketFact.Opened opened
                        ? opened.profile().customer()
                        : null)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static int is(@Nullable Standing standing, ClockState state) {
        return standing != null && standing.state() == state ? 1 : 0;
    }

    private record Group(@Nullable UUID customer, SlaTarget target) {}

    private static final class Count {
        private int metBefore;
        private int metAfter;
        private int breachedBefore;
        private int breachedAfter;
        private int changed;

        private Line line(Group group) {
            return new Line(
                    group.customer(), group.target(), metBefore, metAfter, breachedBefore, breachedAfter, changed);
        }
    }
}
