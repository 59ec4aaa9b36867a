package dev.firstline.benchmarks.cost;

import dev.firstline.benchmarks.ground.Report;
import dev.firstline.benchmarks.ground.Table;
import dev.firstline.benchmarks.processes.Account.Kind;
import dev.firstline.benchmarks.processes.Usage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A phase of the ledger for people. */
record PhaseTables(Phase phase) {

    private static final double MIB = 1 << 20;
    private static final double KILOBYTE = 1_000;
    private static final int LARGEST_GROUPS = 12;
    private static final int STATEMENTS = 10;
    private static final int LONGEST_STATEMENT = 150;
    private static final String NOT_KNOWN = "-";

    void tell(Report report) {
        report.tell(title()).tell(processes()).tell(databases()).tell(topics()).tell(threads());
    }

    private String title() {
        return phase.isIdle()
                ? "== idle: %.1f s, %.1f %% of a core by all processes, %.1f %% without broker and launcher =="
                        .formatted(
                                phase.seconds(), phase.millis(LastLine.ALL) / 10, phase.millis(LastLine.PLATFORM) / 10)
                : "== %s: %,d tickets in %.1f s (%.1f/s of %d/s wanted), %.1f ms of processor per ticket =="
                        .formatted(
                                phase.name(),
                                phase.tickets(),
                                phase.seconds(),
                                phase.tickets() / phase.seconds(),
                                phase.rate(),
                                phase.millis(LastLine.PLATFORM));
    }

    private Table processes() {
        var table = new Table(
                "process, per " + phase.unit(),
                "cpu ms",
                "in the kernel",
                "switches",
                "allocated KB",
                "collections",
                "MiB");
        phase.usages().stream()
                .filter(usage -> usage.account().kind() != Kind.LOOK)
                .forEach(usage -> row(table, usage));
        sum(table, "services and postgres", LastLine.PLATFORM);
        sum(table, "all", LastLine.ALL);
        return table;
    }

    private void row(Table table, Usage usage) {
        var jvm = phase.jvms().get(usage.account().name());
        boolean service = usage.account().kind() == Kind.SERVICE;
        table.row(
                usage.account().words(),
                two(phase.each(usage.millis())),
                two(phase.each(usage.systemMillis())),
                phase.each(usage.switches()),
                service && jvm != null ? "%,.1f".formatted(phase.each(jvm.allocatedBytes()) / KILOBYTE) : NOT_KNOWN,
                // A count of the phase: for each ticket it would be next to nothing.
                service && jvm != null ? "%.0f (%.0f ms)".formatted(jvm.collections(), jvm.pauseMillis()) : NOT_KNOWN,
                usage.memoryBytes() / MIB);
    }

    private void sum(Table table, String name, Set<Kind> kinds) {
        var usages = phase.usages().stream()
                .filter(usage -> kinds.contains(usage.account().kind()))
                .toList();
        table.row(
                name,
                two(phase.millis(kinds)),
                two(phase.each(usages.stream().mapToDouble(Usage::systemMillis).sum())),
                phase.each(usages.stream().mapToLong(Usage::switches).sum()),
                "",
                "",
                usages.stream().mapToLong(Usage::memoryBytes).sum() / MIB);
    }

    private Table databases() {
        var table = new Table(
                "database, per " + phase.unit(),
                "transactions",
                "statements",
                "statement ms",
                "inserted",
                "updated",
                "deleted",
                "fetched",
                "scanned",
                "WAL KB");
        phase.databases().keySet().stream().sorted().forEach(name -> database(table, name));
        database(
                table,
                "all",
                phase.databases().values().stream().reduce(DatabaseCost.NONE, DatabaseCost::plus),
                phase.statements(),
                // With what no statement wrote: checkpoints, vacuum.
                phase.wal().bytes());
        return table;
    }

    private void database(Table table, String name) {
        var statements = phase.statements().stream()
                .filter(statement -> statement.database().equals(name))
                .toList();
        long wal = statements.stream().mapToLong(StatementCost::walBytes).sum();
        database(table, name, Objects.requireNonNull(phase.databases().get(name)), statements, wal);
    }

    private void database(Table table, String name, DatabaseCost cost, List<StatementCost> statements, long wal) {
        table.row(
                name,
                two(phase.each(cost.transactions())),
                two(phase.each(statements.stream()
                        .filter(statement -> !statement.isControl())
                        .mapToLong(StatementCost::calls)
                        .sum())),
                two(phase.each(
                        statements.stream().mapToDouble(StatementCost::millis).sum())),
                two(phase.each(cost.inserted())),
                two(phase.each(cost.updated())),
                two(phase.each(cost.deleted())),
                two(phase.each(cost.fetched())),
                two(phase.each(cost.scanned())),
                two(phase.each(wal) / KILOBYTE));
    }

    private String topics() {
        var words = new ArrayList<String>();
        phase.records().entrySet().stream()
                .filter(topic -> topic.getValue() != 0)
                .sorted(Map.Entry.comparingByKey())
                .forEach(topic -> words.add("%s %.2f".formatted(topic.getKey(), phase.each(topic.getValue()))));
        return "  Records per %s: %s; of events %.2f.\n  WAL: %.2f flushes and %.2f whole pages per %s."
                .formatted(
                        phase.unit(),
                        words.isEmpty() ? "none" : String.join(", ", words),
                        phase.events(),
                        phase.each(phase.wal().flushes()),
                        phase.each(phase.wal().pageImages()),
                        phase.unit());
    }

    private Table threads() {
        record Group(String process, String threads, Usage.Threads used) {}
        var table = new Table("threads, per " + phase.unit(), "cpu ms", "switches");
        phase.usages().stream()
                .filter(usage ->
                        usage.account().kind() != Kind.LOOK && usage.account().kind() != Kind.DATABASE)
                .flatMap(usage -> usage.threads().entrySet().stream()
                        .map(threads -> new Group(usage.account().words(), threads.getKey(), threads.getValue())))
                .sorted(Comparator.comparingDouble((Group group) -> group.used().millis())
                        .reversed())
                .limit(LARGEST_GROUPS)
                .forEach(group -> table.row(
                        group.process() + ": " + group.threads(),
                        two(phase.each(group.used().millis())),
                        phase.each(group.used().switches())));
        return table;
    }

    /** Of each database the statements that took longest in sum. */
    void tellStatements(Report report) {
        phase.databases().keySet().stream().sorted().forEach(database -> {
            var table = new Table("calls", "rows", "ms", "WAL KB", "per " + phase.unit() + " in " + database);
            phase.statements().stream()
                    .filter(statement -> statement.database().equals(database))
                    .limit(STATEMENTS)
                    .forEach(statement -> table.row(
                            two(phase.each(statement.calls())),
                            two(phase.each(statement.rows())),
                            "%.3f".formatted(phase.each(statement.millis())),
                            two(phase.each(statement.walBytes()) / KILOBYTE),
                            statement
                                    .text()
                                    .substring(
                                            0,
                                            Math.min(
                                                    LONGEST_STATEMENT,
                                                    statement.text().length()))));
            report.tell(table);
        });
    }

    private static String two(double value) {
        return "%,.2f".formatted(value);
    }
}
