package dev.firstline.benchmarks.reads;

import dev.firstline.benchmarks.figures.Figures;
import dev.firstline.benchmarks.ground.Benchmark;
import dev.firstline.benchmarks.ground.Ground;
import dev.firstline.benchmarks.ground.Report;
import dev.firstline.benchmarks.ground.Table;
import dev.firstline.benchmarks.load.ClosedLoop;
import dev.firstline.benchmarks.load.HttpConnection;
import dev.firstline.benchmarks.load.Round;
import dev.firstline.devstack.platform.Platform;
import dev.firstline.devstack.platform.Service;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Whether readings cost at a million tickets what they cost at 20,000. */
public final class ReadsBenchmark implements Benchmark {

    private static final int FEW = 20_000;
    private static final int USUAL = 1_000_000;
    private static final int MANY_CONNECTIONS = 8;
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration LENGTH = Duration.ofSeconds(4);
    private static final Duration OF_THE_LIST = Duration.ofSeconds(10);
    private static final double MEDIAN = 0.5;
    private static final double P99 = 0.99;
    private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]+)\"");

    @Override
    public String name() {
        return "reads";
    }

    @Override
    public String summary() {
        return "what lists, look-ups, the feed and reports cost at a million tickets, beside 20,000";
    }

    @Override
    public Report run(Ground ground) throws Exception {
        int tickets = wanted();
        var platform = ground.platform(Service.INTAKE, Service.SLA, Service.NOTIFICATION, Service.CONSOLE);
        var desk = new Desk(platform, tickets);
        desk.open();
        ground.say("Writes the newest %,d tickets of 200 tenants.", FEW);
        desk.write(FEW, 0);
        // Both times with the same code compiled: the first round of all is for that alone.
        measure(platform, desk, WARM_UP);
        var few = measure(platform, desk, LENGTH);
        double listAtFew = list(platform).perSecond();
        ground.say("Writes the %,d before them.", tickets - FEW);
        desk.write(tickets - FEW, FEW);
        measure(platform, desk, Duration.ofSeconds(1));
        var many = measure(platform, desk, LENGTH);
        var list = list(platform);
        return report(few, many, list, listAtFew, tickets);
    }

    private static Map<String, Round> measure(Platform platform, Desk desk, Duration length) throws Exception {
        var rounds = new LinkedHashMap<String, Round>();
        for (var reading : readings(platform, desk)) {
            rounds.put(reading.name(), ask(platform, reading, 1, length));
        }
        return rounds;
    }

    private static Round list(Platform platform) throws Exception {
        return ask(platform, intake("list", Desk.LARGE, "/v1/tickets"), MANY_CONNECTIONS, OF_THE_LIST);
    }

    private static List<Reading> readings(Platform platform, Desk desk) throws IOException {
        var readings = new ArrayList<>(List.of(
                intake("list", Desk.LARGE, "/v1/tickets"),
                intake("list_small", Desk.SMALL, "/v1/tickets"),
                intake("list_quiet", Desk.QUIET, "/v1/tickets"),
                intake("in_progress", Desk.LARGE, "/v1/tickets?status=IN_PROGRESS"),
                intake("closed", Desk.LARGE, "/v1/tickets?status=CLOSED"),
                intake("severity", Desk.LARGE, "/v1/tickets?severity=A"),
                intake("breached", Desk.LARGE, "/v1/tickets?breached=true"),
                intake("customer", Desk.LARGE, "/v1/tickets?customer=C-1"),
                intake("reference", Desk.LARGE, "/v1/tickets?externalReference=" + desk.reference()),
                intake("by_number", Desk.LARGE, "/v1/tickets/by-number/" + desk.number()),
                intake("get_one", Desk.LARGE, "/v1/tickets/" + newest(platform))));
        readings.add(intake("quiet_poll", Desk.QUIET, "/v1/changes?after=" + endOfFeed(platform)));
        readings.add(new Reading("deliveries", Service.NOTIFICATION, Desk.LARGE, "/v1/deliveries"));
        readings.add(new Reading("deliveries_none", Service.NOTIFICATION, Desk.WITHOUT_ALERTS, "/v1/deliveries"));
        readings.add(new Reading(
                "attainment",
                Service.SLA,
                Desk.LARGE,
                "/v1/sla/reports/attainment?from=2026-09-28T00:00:00Z&to=2026-09-29T00:00:00Z"));
        readings.add(new Reading("queue", Service.CONSOLE, Desk.LARGE, "/v1/console/tickets?open=true"));
        readings.add(new Reading("queue_small", Service.CONSOLE, Desk.SMALL, "/v1/console/tickets?open=true"));
        readings.add(new Reading("queue_all", Service.CONSOLE, Desk.LARGE, "/v1/console/tickets"));
        return readings;
    }

    private static Reading intake(String name, String tenant, String path) {
        return new Reading(name, Service.INTAKE, tenant, path);
    }

    private static String newest(Platform platform) throws IOException {
        var list = get(platform, intake("list", Desk.LARGE, "/v1/tickets?limit=1"));
        return list.replaceFirst("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
    }

    /** The cursor at which a reader of the quiet tenant stands who has read everything. */
    private static String endOfFeed(Platform platform) throws IOException {
        var page = get(platform, intake("feed", Desk.QUIET, "/v1/changes?limit=200"));
        while (page.contains("\"more\":true")) {
            page = get(platform, intake("feed", Desk.QUIET, "/v1/changes?limit=200&after=" + next(page)));
        }
        return next(page);
    }

    private static String next(String page) {
        var next = NEXT.matcher(page);
        if (!next.find()) {
            throw new IllegalStateException("a page of the feed names no next cursor: " + page);
        }
        return next.group(1);
    }

    private static String get(Platform platform, Reading reading) throws IOException {
        try (var connection = connect(platform, reading)) {
            return connection.get(reading.path()).body();
        }
    }

    private static HttpConnection connect(Platform platform, Reading reading) throws IOException {
        return new HttpConnection(
                platform.addresses().service(reading.service()),
                "/",
                platform.token(reading.tenant(), "helpdesk-agent", "admin-agent", "crm-client"));
    }

    private static Round ask(Platform platform, Reading reading, int connections, Duration length) throws Exception {
        var opened = new ArrayList<HttpConnection>();
        try {
            for (int i = 0; i < connections; i++) {
                opened.add(connect(platform, reading));
            }
            var clients = IntStream.range(0, connections)
                    .mapToObj(i -> (ClosedLoop.Client) () -> require(opened.get(i), reading))
                    .toList();
            return ClosedLoop.run(clients, length);
        } finally {
            for (var connection : opened) {
                connection.close();
            }
        }
    }

    private static void require(HttpConnection connection, Reading reading) throws IOException {
        var answer = connection.get(reading.path());
        if (answer.status() != 200) {
            throw new IllegalStateException(reading.path() + " answered " + answer.head() + answer.body());
        }
    }

    private static Report report(
            Map<String, Round> few, Map<String, Round> many, Round list, double listAtFew, int tickets) {
        var table = new Table("reading", "p50 ms at 20,000", "p50 ms", "p99 ms", "ratio");
        var report = new Report();
        double worst = 0;
        for (var name : few.keySet()) {
            double before = few.get(name).times().millisAt(MEDIAN);
            var times = Objects.requireNonNull(many.get(name)).times();
            double after = times.millisAt(MEDIAN);
            worst = Math.max(worst, after / before);
            table.row(name, rounded(before), rounded(after), rounded(times.millisAt(P99)), rounded(after / before));
        }
        report.tell(table)
                .tell("%d connections list %.0f/s at 20,000 tickets and %.0f/s at %,d (p99 %.1f ms)."
                        .formatted(
                                MANY_CONNECTIONS,
                                listAtFew,
                                list.perSecond(),
                                tickets,
                                list.times().millisAt(P99)))
                .figure("list_rate", Figures.rounded(list.perSecond(), 1))
                .figure("list_rate_few", Figures.rounded(listAtFew, 1))
                .figure("worst_ratio", Figures.rounded(worst, 3))
                .figure(
                        "quiet_poll_ms",
                        Figures.rounded(
                                Objects.requireNonNull(many.get("quiet_poll"))
                                        .times()
                                        .millisAt(MEDIAN),
                                2));
        few.forEach((name, round) -> report.figure(
                "ratio_" + name,
                Figures.rounded(
                        Objects.requireNonNull(many.get(name)).times().millisAt(MEDIAN)
                                / round.times().millisAt(MEDIAN),
                        3)));
        return report;
    }

    private static String rounded(double value) {
        return "%.2f".formatted(value);
    }

    private static int wanted() {
        var tickets = System.getenv("FIRSTLINE_BENCH_TICKETS");
        int wanted = tickets == null || tickets.isBlank() ? USUAL : Integer.parseInt(tickets.strip());
        if (wanted <= FEW) {
            throw new IllegalArgumentException("FIRSTLINE_BENCH_TICKETS is more than " + FEW);
        }
        return wanted;
    }
}
