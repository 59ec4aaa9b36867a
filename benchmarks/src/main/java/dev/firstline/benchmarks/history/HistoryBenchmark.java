package dev.firstline.benchmarks.history;

import dev.firstline.benchmarks.figures.Figures;
import dev.firstline.benchmarks.ground.Benchmark;
import dev.firstline.benchmarks.ground.Ground;
import dev.firstline.benchmarks.ground.Report;
import dev.firstline.benchmarks.ground.Table;
import dev.firstline.benchmarks.load.HttpConnection;
import dev.firstline.contracts.Topic;
import dev.firstline.devstack.platform.Platform;
import dev.firstline.devstack.platform.Service;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** 240,000 tickets of the past: whether the last are judged as fast as the first. */
public final class HistoryBenchmark implements Benchmark {

    private static final String TENANT = "bench";
    private static final int USUAL = 240_000;
    private static final int CONNECTIONS = 2;
    private static final int PARTS = 12;

    /** Until the service's code is compiled; with fewer the first of those that count are the slowest. */
    private static final int WARM_UP = 20_000;

    @Override
    public String name() {
        return "history";
    }

    @Override
    public String summary() {
        return "how fast closed tickets are imported, and whether the last go as fast as the first";
    }

    @Override
    public Report run(Ground ground) throws Exception {
        int tickets = wanted();
        var platform = ground.platform(Service.SLA);
        int part = tickets / PARTS;
        ground.say("Warms up with %,d tickets of another tenant.", WARM_UP);
        rates(ground, platform, "warm-up", WARM_UP);
        ground.say("Imports %,d, %d in a request, on %d connections.", tickets, Importer.IN_REQUEST, CONNECTIONS);
        var rates = rates(ground, platform, TENANT, tickets);
        long stored = count(platform, "select count(*) from ticket where tenant = '" + TENANT + "'");
        long told = count(platform, "select count(*) from outbox where topic = '" + Topic.SLA.topicName() + "'");

        var table = new Table("tickets", "per s");
        for (int i = 0; i < rates.size(); i++) {
            table.row("%,d to %,d".formatted(i * part, (i + 1) * part), rates.get(i));
        }
        double ratio = rates.getLast() / rates.getFirst();
        return new Report()
                .tell(table)
                .tell("The last twelfth goes at %.2f of the rate of the first; wanted: no slower.".formatted(ratio))
                .faultIf(stored != tickets, stored + " tickets are stored, not " + tickets + ".")
                .faultIf(told > 0, told + " events were told of what is past.")
                .figure("rate_first", Figures.rounded(rates.getFirst(), 1))
                .figure("rate_last", Figures.rounded(rates.getLast(), 1))
                .figure("ratio", Figures.rounded(ratio, 3))
                .figure("tickets", stored)
                .figure("told", told);
    }

    /** Imports tickets; returns the rate of each twelfth, tickets per second. */
    private static List<Double> rates(Ground ground, Platform platform, String tenant, int tickets) throws Exception {
        var past = new PastTickets(tickets);
        var next = new AtomicInteger();
        var judged = new ConcurrentSkipListMap<Long, Integer>();
        long start = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(
                CONNECTIONS, Thread.ofPlatform().daemon().factory())) {
            var importers = new ArrayList<Importer>();
            for (int i = 0; i < CONNECTIONS; i++) {
                var connection = new HttpConnection(
                        platform.addresses().service(Service.SLA),
                        "/v1/sla/history",
                        platform.token(tenant, "admin-agent"));
                importers.add(new Importer(ground.keep(connection), past, next, tickets, judged));
            }
            for (var importer : importers.stream().map(threads::submit).toList()) {
                importer.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
        return rates(start, judged, tickets / PARTS);
    }

    private static List<Double> rates(long start, ConcurrentSkipListMap<Long, Integer> judged, int part) {
        var rates = new ArrayList<Double>();
        long begun = start;
        int inPart = 0;
        for (var answer : judged.entrySet()) {
            inPart += answer.getValue();
            if (inPart >= part) {
                rates.add(inPart * 1e9 / (answer.getKey() - begun));
                begun = answer.getKey();
                inPart = 0;
            }
        }
        return rates;
    }

    private static long count(Platform platform, String sql) throws SQLException {
        try (var connection = platform.addresses().superuser("sla").getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static int wanted() {
        var tickets = System.getenv("FIRSTLINE_BENCH_TICKETS");
        int wanted = tickets == null || tickets.isBlank() ? USUAL : Integer.parseInt(tickets.strip());
        if (wanted % (PARTS * Importer.IN_REQUEST) != 0) {
            throw new IllegalArgumentException(
                    "FIRSTLINE_BENCH_TICKETS is a multiple of " + PARTS * Importer.IN_REQUEST);
        }
        return wanted;
    }
}
