package dev.firstline.benchmarks.timers;

import dev.firstline.benchmarks.figures.Figures;
import dev.firstline.benchmarks.figures.Sample;
import dev.firstline.benchmarks.ground.Report;
import dev.firstline.benchmarks.ground.Table;
import dev.firstline.benchmarks.timers.peer.PeerRun;
import java.util.List;

/** The tables and the last line. */
final class TimersReport {

    private TimersReport() {}

    static Report of(Scale scale, OurFindings found, PeerRun.Result dbScheduler, PeerRun.Result quartz) {
        var faults = found.faults();
        return new Report()
                .tell(lateness(scale, found))
                .tell(peers(scale, found, List.of(dbScheduler, quartz)))
                .tell("""
                        A drain takes %.2f of what the bare database does (%,.0f/s); wanted: at least 0.4, and three times db-scheduler.
                        Meanwhile a tenant with four due clocks a second had them noticed at p99 %,.0f ms; wanted: about a second.""".formatted(
                        found.ratio(), found.limit(), found.drain().other().millisAt(0.99)))
                .faultIf(faults.lost() != 0, faults.lost() + " breaches did not reach Kafka.")
                .faultIf(faults.twice() > 0, faults.twice() + " breaches came more than once.")
                .faultIf(faults.notStored() != 0, faults.notStored() + " due clocks are not stored as breached.")
                .faultIf(faults.running() > 0, faults.running() + " clocks still run.")
                .figure("steady_committed_p99_ms", millis(found.steady().committed()))
                .figure("steady_kafka_p99_ms", millis(found.steady().read()))
                .figure("burst_p99_ms", millis(found.worstBurst()))
                // The name that this figure had before there were others.
                .figure("p99_ms", millis(found.worstBurst()))
                .figure("drain_rate", rate(found.drain().rate()))
                .figure("drain_limit", rate(found.limit()))
                .figure("drain_ratio", Figures.rounded(found.ratio(), 3))
                .figure("dbscheduler_rate", rate(dbScheduler.rate()))
                .figure("dbscheduler_p99_ms", millis(dbScheduler.steady()))
                .figure("quartz_rate", rate(quartz.rate()))
                .figure("quartz_p99_ms", millis(quartz.steady()))
                .figure("other_tenant_p99_ms", millis(found.drain().other()))
                .figure("memory_growth_mib", Figures.rounded(found.memoryGrowth(), 1))
                .figure("lost", faults.lost())
                .figure("twice", faults.twice());
    }

    private static Table lateness(Scale scale, OurFindings found) {
        var table =
                new Table("%,d clocks".formatted(scale.clocks()), "due", "p50 ms", "p99 ms", "last ms", "wanted p99");
        row(
                table,
                "%d per second, noticed".formatted(Scale.PER_SECOND),
                found.steady().noticed(),
                "");
        row(table, "committed", found.steady().committed(), "25 ms");
        row(table, "read from Kafka", found.steady().read(), "75 ms");
        for (var burst : found.bursts()) {
            row(table, "in one instant, read from Kafka", burst, "1,000 ms");
        }
        return table;
    }

    private static void row(Table table, String what, Sample times, String wanted) {
        table.row(what, times.size(), times.millisAt(0.5), times.millisAt(0.99), times.largestMillis(), wanted);
    }

    private static Table peers(Scale scale, OurFindings found, List<PeerRun.Result> peers) {
        var table = new Table("on the same PostgreSQL", "jobs", "p50 ms", "p99 ms", "drained", "per s", "missing");
        var ours = found.steady().committed();
        table.row(
                "Firstline (the relay sends meanwhile)",
                "%,d".formatted(scale.clocks()),
                ours.millisAt(0.5),
                ours.millisAt(0.99),
                "%,d".formatted(found.drain().clocks()),
                "%,.0f".formatted(found.drain().rate()),
                found.faults().lost());
        table.row(
                "until read from Kafka",
                "",
                "",
                "",
                "",
                "%,.0f".formatted(found.drain().readRate()),
                "");
        for (var peer : peers) {
            table.row(
                    peer.name(),
                    "%,d".formatted(peer.load().waiting()),
                    peer.steady().millisAt(0.5),
                    peer.steady().millisAt(0.99),
                    "%,d".formatted(peer.load().drained()),
                    "%,.0f".formatted(peer.rate()),
                    peer.missing());
        }
        return table;
    }

    private static double millis(Sample times) {
        return Figures.rounded(times.millisAt(0.99), 1);
    }

    private static double rate(double perSecond) {
        return Figures.rounded(perSecond, 1);
    }
}
