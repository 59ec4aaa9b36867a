package dev.firstline.benchmarks.cost;

import dev.firstline.benchmarks.processes.Account;
import dev.firstline.benchmarks.processes.Usage;
import dev.firstline.contracts.Topic;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What was used between two readings.
 *
 * @param name for people: {@code 20/s cold}
 * @param key for the last line: {@code 20_cold}
 * @param rate wanted tickets per second; 0 when nothing was sent
 * @param seconds between the readings
 * @param tickets that were answered meanwhile
 * @param usages by account
 * @param databases by name
 * @param statements that were called, the longest in sum first; empty where the server does not count them
 * @param wal of the database server
 * @param records by topic, the broker's own among them
 * @param jvms by service
 */
record Phase(
        String name,
        String key,
        int rate,
        double seconds,
        long tickets,
        List<Usage> usages,
        Map<String, DatabaseCost> databases,
        List<StatementCost> statements,
        WalCost wal,
        Map<String, Long> records,
        Map<String, JvmCost> jvms) {

    static final String IDLE = "idle";
    static final String COLD = "_cold";

    private static final Set<String> EVENTS =
            Arrays.stream(Topic.values()).map(Topic::topicName).collect(Collectors.toSet());

    /** The differences. */
    static Phase between(String name, String key, int rate, Snapshot before, Snapshot after) {
        return new Phase(
                name,
                key,
                rate,
                (after.nanos() - before.nanos()) / 1e9,
                after.tickets() - before.tickets(),
                Usage.between(before.processes(), after.processes()),
                since(before.databases().counters(), after.databases().counters(), (now, then) -> now.since(then)),
                since(before.databases().statements(), after.databases().statements(), (now, then) -> now.since(then))
                        .values()
                        .stream()
                        .filter(statement -> statement.calls() > 0)
                        .sorted(Comparator.comparingDouble(StatementCost::millis)
                                .reversed())
                        .toList(),
                after.databases().wal().since(before.databases().wal()),
                since(before.records(), after.records(), (now, then) -> now - then),
                since(before.jvms(), after.jvms(), (now, then) -> now.since(then)));
    }

    private static <K, V> Map<K, V> since(Map<K, V> before, Map<K, V> after, BinaryOperator<V> difference) {
        var differences = new HashMap<K, V>();
        after.forEach((key, now) ->
                differences.put(key, before.containsKey(key) ? difference.apply(now, before.get(key)) : now));
        return differences;
    }

    boolean isIdle() {
        return rate == 0;
    }

    /** By what everything is divided: the tickets, or when there are none the seconds. */
    double units() {
        return isIdle() ? seconds : tickets;
    }

    /** For people: what {@link #units} are. */
    String unit() {
        return isIdle() ? "s" : "ticket";
    }

    /** Milliseconds of processor for each unit, of these kinds of account together; not a number when no ticket came through. */
    double millis(Set<Account.Kind> kinds) {
        return each(usages.stream()
                .filter(usage -> kinds.contains(usage.account().kind()))
                .mapToDouble(Usage::millis)
                .sum());
    }

    /** Calls of statements for each unit, without those that only begin and end transactions. */
    double statementCalls() {
        return each(statements.stream()
                .filter(statement -> !statement.isControl())
                .mapToLong(StatementCost::calls)
                .sum());
    }

    /** Transactions for each unit, of all databases of the services together. */
    double transactions() {
        return ofDatabases(DatabaseCost::transactions);
    }

    /** Of all databases together, for each unit. */
    double ofDatabases(ToDoubleFunction<DatabaseCost> figure) {
        return each(databases.values().stream().mapToDouble(figure).sum());
    }

    /** Records of the services' events for each unit: without watermarks and what the broker writes for itself. */
    double events() {
        return each(records.entrySet().stream()
                .filter(topic -> EVENTS.contains(topic.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum());
    }

    /** A sum for each unit. */
    double each(double sum) {
        return units() > 0 ? sum / units() : Double.NaN;
    }

    /** Names of services and servers that were started again meanwhile, so that what they used is not known. */
    List<String> restarted() {
        return usages.stream()
                .filter(usage -> usage.replaced() > 0 && usage.account().kind() != Account.Kind.DATABASE)
                .filter(usage -> usage.account().kind() != Account.Kind.LOOK)
                .map(usage -> usage.account().words())
                .toList();
    }
}
