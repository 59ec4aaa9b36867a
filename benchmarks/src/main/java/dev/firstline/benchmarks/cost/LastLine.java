package dev.firstline.benchmarks.cost;

import dev.firstline.benchmarks.figures.Figures;
import dev.firstline.benchmarks.processes.Account.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The ledger's figures for programs. */
final class LastLine {

    /** What a ticket costs the installation; how it came there, and the one broker of a developer's machine, stand apart. */
    static final Set<Kind> PLATFORM = Set.of(Kind.SERVICE, Kind.DATABASE);

    /** With these: all processes but who looks on. */
    static final Set<Kind> ALL = Set.of(Kind.SERVICE, Kind.DATABASE, Kind.BROKER, Kind.LAUNCHER);

    private static final double KILOBYTE = 1_000;
    private static final double MILLIS = 1_000;

    private LastLine() {}

    /** In the order in which they are written; what was not counted has no key. */
    static Map<String, Double> of(List<Phase> phases) {
        var figures = new LinkedHashMap<String, Double>();
        for (var phase : phases) {
            if (phase.isIdle()) {
                put(figures, "idle_core_share", phase.millis(ALL) / MILLIS, 4);
            } else {
                of(phase, figures);
            }
        }
        phases.stream()
                .filter(phase -> !phase.isIdle() && !phase.key().endsWith(Phase.COLD))
                .findFirst()
                .ifPresent(phase -> put(figures, "events_ticket", phase.events(), 2));
        return figures;
    }

    private static void of(Phase phase, Map<String, Double> figures) {
        var key = "_" + phase.key();
        put(figures, "cpu_ms" + key, phase.millis(PLATFORM), 2);
        if (phase.key().endsWith(Phase.COLD)) {
            return;
        }
        put(figures, "pg_ms" + key, phase.millis(Set.of(Kind.DATABASE)), 2);
        put(figures, "all_ms" + key, phase.millis(ALL), 2);
        if (!phase.statements().isEmpty()) {
            put(figures, "statements" + key, phase.statementCalls(), 2);
        }
        put(figures, "transactions" + key, phase.transactions(), 2);
        put(figures, "wal_kb" + key, phase.each(phase.wal().bytes()) / KILOBYTE, 2);
        put(figures, "sent_s" + key, phase.tickets() / phase.seconds(), 2);
    }

    /** JSON knows no such thing as not a number. */
    private static void put(Map<String, Double> figures, String key, double value, int decimals) {
        if (Double.isFinite(value)) {
            figures.put(key, Figures.rounded(value, decimals));
        }
    }
}
