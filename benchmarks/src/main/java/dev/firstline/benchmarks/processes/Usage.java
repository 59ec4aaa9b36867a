package dev.firstline.benchmarks.processes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one account used between two readings.
 *
 * @param account whose it is
 * @param userMillis processor time in its own code
 * @param systemMillis processor time in the kernel for it
 * @param switches how often its threads gave up a processor or lost it
 * @param memoryBytes what its processes hold at the end
 * @param replaced how many of its processes ended meanwhile; what such a one used is charged to nobody, but with PostgreSQL
 * @param threads the same by groups of threads
 */
public record Usage(
        Account account,
        double userMillis,
        double systemMillis,
        long switches,
        long memoryBytes,
        int replaced,
        Map<String, Threads> threads) {

    /** What the threads of one name used. */
    public record Threads(double millis, long switches) {

        private Threads plus(Threads other) {
            return new Threads(millis + other.millis, switches + other.switches);
        }
    }

    /** Processor time. */
    public double millis() {
        return userMillis + systemMillis;
    }

    /**
     * The differences, by account. A process that began meanwhile counts whole. One that ended is not there to be asked; where the one that
     * started it is known to keep what its children used, as PostgreSQL's first process does, that is {@link Account#DATABASE_ENDED}.
     */
    public static List<Usage> between(Collection<ProcessMeter> before, Collection<ProcessMeter> after) {
        var then = before.stream().collect(Collectors.toMap(ProcessMeter::identity, Function.identity()));
        var now = after.stream().collect(Collectors.toMap(ProcessMeter::identity, Function.identity()));
        var sums = new TreeMap<Account, Usage>();
        after.forEach(meter -> sums.merge(meter.account(), since(then.get(meter.identity()), meter), Usage::plus));
        var gone = before.stream()
                .filter(meter -> !now.containsKey(meter.identity()))
                .toList();
        gone.forEach(meter -> sums.merge(meter.account(), replaced(meter.account()), Usage::plus));
        double ended = endedMillis(then, after, gone);
        if (ended > 0) {
            sums.merge(
                    Account.DATABASE_ENDED,
                    new Usage(Account.DATABASE_ENDED, ended, 0, 0, 0, 0, Map.of()),
                    Usage::plus);
        }
        return new ArrayList<>(sums.values());
    }

    private static Usage since(@Nullable ProcessMeter before, ProcessMeter now) {
        long user = now.stat().userTicks() - (before == null ? 0 : before.stat().userTicks());
        long system =
                now.stat().systemTicks() - (before == null ? 0 : before.stat().systemTicks());
        var threads = threads(before == null ? List.of() : before.threads(), now.threads());
        return new Usage(
                now.account(),
                millis(user),
                millis(system),
                threads.values().stream().mapToLong(Threads::switches).sum(),
                now.memoryBytes(),
                0,
                threads);
    }

    private static Map<String, Threads> threads(List<ThreadMeter> before, List<ThreadMeter> after) {
        record Identity(long id, long startTicks) {}
        var then = before.stream()
                .collect(Collectors.toMap(
                        thread -> new Identity(thread.id(), thread.startTicks()), Function.identity()));
        var groups = new HashMap<String, Threads>();
        for (var thread : after) {
            var same = then.get(new Identity(thread.id(), thread.startTicks()));
            var used = new Threads(
                    millis(thread.ticks() - (same == null ? 0 : same.ticks())),
                    thread.switches() - (same == null ? 0 : same.switches()));
            groups.merge(thread.group(), used, Threads::plus);
        }
        return groups;
    }

    /** What their first process knows of those that ended meanwhile, less what they had used before. */
    private static double endedMillis(
            Map<ProcessMeter.Identity, ProcessMeter> then, Collection<ProcessMeter> after, List<ProcessMeter> gone) {
        long ticks = 0;
        for (var parent : after) {
            var before = then.get(parent.identity());
            if (parent.account().kind() == Account.Kind.DATABASE && before != null) {
                long known = gone.stream()
                        .filter(child -> child.stat().parent() == parent.stat().id())
                        .mapToLong(child -> child.stat().ticks())
                        .sum();
                ticks += Math.max(0, parent.stat().endedTicks() - before.stat().endedTicks() - known);
            }
        }
        return millis(ticks);
    }

    private static Usage replaced(Account account) {
        return new Usage(account, 0, 0, 0, 0, 1, Map.of());
    }

    private Usage plus(Usage other) {
        var together = new HashMap<>(threads);
        other.threads.forEach((name, used) -> together.merge(name, used, Threads::plus));
        return new Usage(
                account,
                userMillis + other.userMillis,
                systemMillis + other.systemMillis,
                switches + other.switches,
                memoryBytes + other.memoryBytes,
                replaced + other.replaced,
                together);
    }

    private static double millis(long ticks) {
        return ticks * ProcStat.MILLIS_PER_TICK;
    }
}
