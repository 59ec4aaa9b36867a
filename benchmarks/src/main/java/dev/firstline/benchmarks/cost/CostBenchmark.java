package dev.firstline.benchmarks.cost;

import dev.firstline.benchmarks.ground.Benchmark;
import dev.firstline.benchmarks.ground.Ground;
import dev.firstline.benchmarks.ground.PlatformAsUsual;
import dev.firstline.benchmarks.ground.Report;
import dev.firstline.benchmarks.processes.ProcFolder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** What the platform takes when nothing happens, and what a ticket takes: by process, database and topic, cold and warm, at several rates. */
public final class CostBenchmark implements Benchmark {

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final CostOptions options;

    /** With the usual rates and durations. */
    public CostBenchmark() {
        this(CostOptions.USUAL);
    }

    private CostBenchmark(CostOptions options) {
        this.options = options;
    }

    @Override
    public String name() {
        return "cost";
    }

    @Override
    public String summary() {
        return "what a ticket takes, by process, database and topic, and what the platform takes idle";
    }

    @Override
    public Benchmark with(List<String> words) {
        return new CostBenchmark(CostOptions.of(words));
    }

    @Override
    public Optional<String> obstacle() {
        return ProcFolder.obstacle();
    }

    @Override
    public Report run(Ground ground) throws Exception {
        var stored = StoredLedger.make(ground.checkout(), Instant.now());
        var platform =
                PlatformAsUsual.start(ground, StatementStatistics::prepare).addresses();
        ground.measureCommits(platform);
        var tickets = new TicketLoad(ground, platform);
        var run = new Run(
                ground, options, stored, ground.keep(new Meters(platform)), new ArrayList<>(), new ArrayList<>());
        run.idle();
        for (int rate : options.rates()) {
            run.at(rate, tickets);
        }
        ground.say("Waits until all %,d tickets were told of.", tickets.filed());
        return run.report(tickets.filed(), tickets.lost(), tickets.forged());
    }

    /** The phases one after the other. */
    private record Run(
            Ground ground,
            CostOptions options,
            StoredLedger stored,
            Meters meters,
            List<Phase> phases,
            List<Profile> profiles) {

        void idle() throws Exception {
            ground.say("Lets it rest for %s, then measures for %s.", options.coldWarmUp(), options.measure());
            pass(options.coldWarmUp(), null);
            phases.add(measure(Phase.IDLE, Phase.IDLE, 0, null));
        }

        void at(int rate, TicketLoad tickets) throws Exception {
            boolean first = rate == options.rates().getFirst();
            var key = String.valueOf(rate);
            try (var load = tickets.start(rate)) {
                ground.say("Files %d tickets per second for %s.", rate, options.coldWarmUp());
                pass(options.coldWarmUp(), load);
                if (first) {
                    phases.add(measure(rate + "/s cold", key + Phase.COLD, rate, load));
                    ground.say("Goes on for %s.", options.rest());
                    pass(options.rest(), load);
                }
                var recorder = options.profile() ? FlightRecorder.start(stored.folder(), meters.services()) : null;
                phases.add(measure(rate + "/s", key, rate, load));
                if (recorder != null) {
                    profiles.add(Profile.of(rate + "/s", recorder.stop(key)));
                }
                load.end();
            }
        }

        private Phase measure(String name, String key, int rate, @Nullable SteadyLoad load) throws Exception {
            var before = meters.begin(() -> answered(load));
            pass(options.measure(), load);
            var phase = Phase.between(name, key, rate, before, meters.end(() -> answered(load)));
            ground.say(
                    phase.isIdle()
                            ? "%s: %.1f ms of processor per %s."
                            : "%s: %.1f ms of processor per %s, without broker and launcher.",
                    name,
                    phase.millis(phase.isIdle() ? LastLine.ALL : LastLine.PLATFORM),
                    phase.unit());
            return phase;
        }

        private static long answered(@Nullable SteadyLoad load) {
            return load == null ? 0 : load.answered();
        }

        /** Lets time pass; a load that fails ends it. */
        private static void pass(Duration length, @Nullable SteadyLoad load) throws Exception {
            long end = System.nanoTime() + length.toNanos();
            while (System.nanoTime() < end) {
                LockSupport.parkNanos(Math.min(PAUSE.toNanos(), end - System.nanoTime()));
                if (load != null) {
                    load.check();
                }
            }
        }

        private Report report(int filed, int lost, int forged) throws Exception {
            var report = new Report();
            phases.forEach(phase -> new PhaseTables(phase).tell(report));
            if (options.profile()) {
                phases.stream()
                        .filter(phase -> !phase.isIdle() && !phase.key().endsWith(Phase.COLD))
                        .forEach(phase -> new PhaseTables(phase).tellStatements(report));
                profiles.forEach(profile -> profile.tell(report));
            }
            if (!meters.countsStatements()) {
                report.tell("This PostgreSQL has no pg_stat_statements, so statements were not counted.");
            }
            report.tell("All of it, every statement among it: " + stored.write(options, phases));
            phases.forEach(phase -> phase.restarted()
                    .forEach(name ->
                            report.faultIf(true, name + " was started again in the phase " + phase.name() + ".")));
            report.tell("%,d tickets were accepted, %s."
                    .formatted(filed, lost == 0 ? "all were told of" : lost + " were not told of"));
            LastLine.of(phases).forEach(report::figure);
            return report.faultIf(lost > 0, lost + " tickets were not told of.")
                    .faultIf(forged > 0, forged + " alerts had a wrong signature.")
                    .figure("tickets", filed)
                    .figure("lost", lost);
        }
    }
}
