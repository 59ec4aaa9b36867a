package dev.firstline.benchmarks.pipeline;

import dev.firstline.benchmarks.figures.Figures;
import dev.firstline.benchmarks.figures.Sample;
import dev.firstline.benchmarks.ground.Benchmark;
import dev.firstline.benchmarks.ground.Ground;
import dev.firstline.benchmarks.ground.Report;
import dev.firstline.benchmarks.ground.Table;
import dev.firstline.benchmarks.load.HttpConnection;
import dev.firstline.benchmarks.load.OpenLoop;
import dev.firstline.benchmarks.load.Round;
import dev.firstline.benchmarks.load.TopicWatch;
import dev.firstline.contracts.Topic;
import dev.firstline.devstack.platform.Platform;
import dev.firstline.devstack.platform.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Tickets on a timetable, fifty per second when nothing else is asked for, through all services: from the answer 201 to the webhook that tells of the escalation, which
 * is the longest way a ticket can go by itself.
 */
public final class PipelineBenchmark implements Benchmark {

    private static final int CONNECTIONS = 16;
    private static final int GENTLY_PER_SECOND = 5;
    private static final Duration GENTLE = Duration.ofSeconds(10);
    private static final Duration WARM_UP = Duration.ofSeconds(120);
    private static final Duration MEASURED = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BREAKING = Duration.ofSeconds(20);
    private static final double WANTED_SETTLING_P50 = 150;
    private static final double WANTED_SETTLING_P99 = 400;

    private final PipelineOptions options;

    /** At the usual rate. */
    public PipelineBenchmark() {
        this(PipelineOptions.USUAL);
    }

    private PipelineBenchmark(PipelineOptions options) {
        this.options = options;
    }

    @Override
    public Benchmark with(List<String> words) {
        return new PipelineBenchmark(PipelineOptions.of(words));
    }

    @Override
    public String name() {
        return "pipeline";
    }

    @Override
    public String summary() {
        return "from the accepted ticket to the alert received, at 50 tickets per second or another rate";
    }

    @Override
    public Report run(Ground ground) throws Exception {
        var platform = ground.platform(Service.values());
        var journeys = new Journeys();
        var secret = AlertReceiver.secret();
        var receiver = ground.keep(new AlertReceiver(secret, journeys));
        new Partner(platform.addresses()).signUp(receiver.url(), secret);
        ground.keep(new TopicWatch(
                platform.kafka(), List.of(Topic.TICKET, Topic.DIAGNOSIS, Topic.ESCALATION), journeys::seen));
        ground.say("Warms up with %d tickets per second for %d s.", options.perSecond(), WARM_UP.toSeconds());
        var warmUp = new ConcurrentLinkedQueue<String>();
        OpenLoop.run(filers(ground, platform, "gentle", journeys, warmUp), GENTLY_PER_SECOND, GENTLE);
        OpenLoop.run(filers(ground, platform, "warm-up", journeys, warmUp), options.perSecond(), WARM_UP);
        awaitAlerts(journeys, warmUp);
        ground.say("Measures for %d s.", MEASURED.toSeconds());
        var filed = new ConcurrentLinkedQueue<String>();
        var round = OpenLoop.run(filers(ground, platform, "measured", journeys, filed), options.perSecond(), MEASURED);
        int lost = awaitAlerts(journeys, filed);
        ground.say("Breaks promises for %d s.", BREAKING.toSeconds());
        var clocks = new BrokenClocks(platform);
        long before = clocks.promise();
        var broken = new ConcurrentLinkedQueue<String>();
        OpenLoop.run(filers(ground, platform, "broken", journeys, broken), GENTLY_PER_SECOND, BREAKING);
        var told = clocks.await(before, 2L * broken.size());
        return report(journeys, filed, round, lost, receiver.forged())
                .tell(settled(told))
                .tell("Wanted of the settling: p50 at most %.0f ms, p99 at most %.0f ms."
                        .formatted(WANTED_SETTLING_P50, WANTED_SETTLING_P99))
                .faultIf(told.clocks() < 2L * broken.size(), "not all broken promises were told.")
                .figure("settling_p50_ms", Figures.rounded(told.settling().p50(), 1))
                .figure("settling_p99_ms", Figures.rounded(told.settling().p99(), 1))
                .figure("lateness_p99_ms", Figures.rounded(told.lateness().p99(), 1));
    }

    private static Table settled(BrokenClocks.Told told) {
        var table = new Table("%,d broken promises".formatted(told.clocks()), "p50 ms", "p99 ms");
        table.row(
                "due until all from before was read",
                told.settling().p50(),
                told.settling().p99());
        table.row(
                "from then to committed", told.lateness().p50(), told.lateness().p99());
        table.row("due until in Kafka", told.published().p50(), told.published().p99());
        return table;
    }

    private static List<Filer> filers(
            Ground ground, Platform platform, String name, Journeys journeys, Queue<String> filed) throws Exception {
        var token = platform.token(Partner.TENANT, "crm-client");
        var filers = new ArrayList<Filer>();
        for (int i = 0; i < CONNECTIONS; i++) {
            var connection = new HttpConnection(platform.addresses().service(Service.INTAKE), "/v1/tickets", token);
            filers.add(new Filer(name + "-" + i, ground.keep(connection), journeys, filed));
        }
        return filers;
    }

    /** Waits until all were alerted of; returns how many were not. */
    private static int awaitAlerts(Journeys journeys, Collection<String> ticketIds) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (journeys.waiting(ticketIds) > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        return journeys.waiting(ticketIds);
    }

    private Report report(Journeys journeys, Collection<String> filed, Round round, int lost, int forged) {
        Sample whole = journeys.whole(filed);
        var table = new Table("leg", "p50 ms", "p99 ms", "mean ms", "share");
        for (Leg leg : Leg.values()) {
            row(table, leg.toString(), journeys.leg(filed, leg), whole);
        }
        row(table, "the whole way", whole, whole);
        return new Report()
                .tell(table)
                .tell(
                        "%,d tickets, %.1f per second; the answer 201 itself took p50 %.1f ms, p99 %.1f ms. %d alerts came again."
                                .formatted(
                                        filed.size(),
                                        round.perSecond(),
                                        round.times().millisAt(0.5),
                                        round.times().millisAt(0.99),
                                        journeys.repeated()))
                .tell(options.wanted())
                .faultIf(lost > 0, lost + " tickets were not alerted of.")
                .faultIf(forged > 0, forged + " alerts had a wrong signature.")
                .figure("p50_ms", Figures.rounded(whole.millisAt(0.5), 1))
                .figure("p99_ms", Figures.rounded(whole.millisAt(0.99), 1))
                .figure("per_second", options.perSecond())
                .figure("tickets", filed.size())
                .figure("lost", lost);
    }

    private static void row(Table table, String name, Sample times, Sample whole) {
        table.row(
                name,
                times.millisAt(0.5),
                times.millisAt(0.99),
                times.meanMillis(),
                "%.0f %%".formatted(100 * times.meanMillis() / whole.meanMillis()));
    }
}
