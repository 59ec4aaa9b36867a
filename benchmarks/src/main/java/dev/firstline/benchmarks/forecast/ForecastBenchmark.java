package dev.firstline.benchmarks.forecast;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstline.benchmarks.ground.Benchmark;
import dev.firstline.benchmarks.ground.Ground;
import dev.firstline.benchmarks.ground.Report;
import dev.firstline.benchmarks.ground.Table;
import dev.firstline.devstack.platform.Service;
import java.time.Duration;
import java.util.stream.StreamSupport;

/** The forecast of breaches beside what happened, on a made-up past that is told through the service's own interface. */
public final class ForecastBenchmark implements Benchmark {

    private static final int TICKETS = 20_000;
    private static final int AT_ONCE = 500;

    /** From here on a bin's share is more than chance. */
    private static final int MANY = 500;

    private static final double FAR = 0.1;

    @Override
    public String name() {
        return "forecast";
    }

    @Override
    public String summary() {
        return "how far forecasts of breaches are right, beside the base rate, on a made-up past";
    }

    @Override
    public Report run(Ground ground) throws Exception {
        var platform = ground.platform(Service.SLA);
        var sla = ground.keep(
                new SlaClient(platform.addresses().service(Service.SLA), platform.token("bench", "admin-agent")));
        var tickets = MadeUpPast.tickets(TICKETS);
        ground.say("Tells of %,d tickets of %d days.", TICKETS, MadeUpPast.DAYS);
        int ended = 0;
        for (int i = 0; i < TICKETS; i += AT_ONCE) {
            var judged = sla.tell(tickets.subList(i, Math.min(i + AT_ONCE, TICKETS)));
            ended += judged.path("met").asInt() + judged.path("breached").asInt();
        }
        ground.say("%,d clocks were met or broken; asks what would have been forecast.", ended);
        long start = System.nanoTime();
        var found = sla.calibration(MadeUpPast.BEGIN, MadeUpPast.BEGIN.plus(Duration.ofDays(MadeUpPast.DAYS)));
        ground.say("Answered in %.1f s.", (System.nanoTime() - start) / 1e9);
        return report(found, ended);
    }

    private static Report report(JsonNode found, int ended) {
        var table = new Table("said", "judgements", "mean forecast", "broken");
        for (var bin : found.path("reliability")) {
            table.row(
                    "%.1f to %.1f"
                            .formatted(
                                    bin.path("from").asDouble(), bin.path("to").asDouble()),
                    "%,d".formatted(bin.path("judgements").asInt()),
                    share(bin.path("forecast")),
                    share(bin.path("observed")));
        }
        double skill = found.path("skill").asDouble();
        return new Report()
                .tell(table)
                .tell("%,d judgements about %,d clocks: Brier score %.4f, of the base rate %.4f, skill %.3f."
                        .formatted(
                                found.path("judgements").asInt(),
                                found.path("clocks").asInt(),
                                found.path("brier").asDouble(),
                                found.path("brierBaseRate").asDouble(),
                                skill))
                .faultIf(
                        found.path("learntFrom").asInt() != ended,
                        "Not every clock that ended was looked at: %,d of %,d."
                                .formatted(found.path("learntFrom").asInt(), ended))
                .faultIf(skill <= 0, "The forecast knows no more than the base rate.")
                .faultIf(isFarOff(found), "Forecasts that were made often were off by more than a tenth.")
                .figure("brier", found.path("brier").asDouble())
                .figure("brier_base_rate", found.path("brierBaseRate").asDouble())
                .figure("skill", skill)
                .figure("judgements", found.path("judgements").asInt());
    }

    private static boolean isFarOff(JsonNode found) {
        return StreamSupport.stream(found.path("reliability").spliterator(), false)
                .filter(bin -> bin.path("judgements").asInt() >= MANY)
                .anyMatch(bin -> Math.abs(bin.path("forecast").asDouble()
                                - bin.path("observed").asDouble())
                        > FAR);
    }

    private static String share(JsonNode value) {
        return value.isNumber() ? "%.3f".formatted(value.asDouble()) : "";
    }
}
