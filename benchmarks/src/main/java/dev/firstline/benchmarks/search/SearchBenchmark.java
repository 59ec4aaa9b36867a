package dev.firstline.benchmarks.search;

import dev.firstline.benchmarks.figures.Figures;
import dev.firstline.benchmarks.ground.Benchmark;
import dev.firstline.benchmarks.ground.Ground;
import dev.firstline.benchmarks.ground.Report;
import dev.firstline.benchmarks.ground.Table;
import dev.firstline.benchmarks.load.ClosedLoop;
import dev.firstline.benchmarks.load.HttpConnection;
import dev.firstline.benchmarks.load.OpenLoop;
import dev.firstline.benchmarks.load.Round;
import dev.firstline.devstack.platform.Platform;
import dev.firstline.devstack.platform.Service;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** How long a search takes among a million tickets, on a timetable and each kind for itself. */
public final class SearchBenchmark implements Benchmark {

    private static final int USUAL = 1_000_000;
    private static final int PER_SECOND = 20;
    private static final int CONNECTIONS = 8;
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration LENGTH = Duration.ofSeconds(60);
    private static final Duration OF_ONE = Duration.ofSeconds(4);
    private static final double MEDIAN = 0.5;
    private static final double P99 = 0.99;

    @Override
    public String name() {
        return "search";
    }

    @Override
    public String summary() {
        return "what it takes to find tickets by words among a million, in five languages";
    }

    @Override
    public Report run(Ground ground) throws Exception {
        int tickets = wanted();
        var platform = ground.platform(Service.INTAKE);
        ground.say("Writes %,d tickets with three communications each.", tickets);
        double written = new Library(platform).write(tickets);
        var queries = queries(tickets);
        var all = List.copyOf(queries.values());
        timetable(platform, all, WARM_UP);
        var round = timetable(platform, all, LENGTH);
        var table = new Table("search", "p50 ms", "p99 ms");
        var report = new Report();
        for (var query : queries.entrySet()) {
            var alone = alone(platform, query.getValue());
            table.row(
                    query.getKey(),
                    "%.1f".formatted(alone.times().millisAt(MEDIAN)),
                    "%.1f".formatted(alone.times().millisAt(P99)));
            report.figure(
                    query.getKey() + "_p99_ms", Figures.rounded(alone.times().millisAt(P99), 1));
        }
        return report.tell(table)
                .tell("Each alone on one connection, for %d s; on the timetable all of them by turns."
                        .formatted(OF_ONE.toSeconds()))
                .figure("tickets", tickets)
                .figure("written_per_s", Figures.rounded(written, 0))
                .figure("p50_ms", Figures.rounded(round.times().millisAt(MEDIAN), 1))
                .figure("p99_ms", Figures.rounded(round.times().millisAt(P99), 1))
                .figure("rate", Figures.rounded(round.perSecond(), 1));
    }

    /** By the name of its kind. */
    private static Map<String, String> queries(int tickets) {
        int middle = tickets / 2;
        var queries = new LinkedHashMap<String, String>();
        queries.put("common", path("outage", ""));
        queries.put("everywhere", path("outlook", ""));
        queries.put("common_in_hand", path("outage", "&status=IN_PROGRESS"));
        queries.put("common_of_customer", path("outage", "&customer=C-10"));
        queries.put("common_severity", path("outage", "&severity=A"));
        queries.put("rare", path("only" + middle, ""));
        queries.put("middling", path("w77", ""));
        queries.put("german", path("haus drucker", ""));
        queries.put("portuguese", path("configuração usuario", ""));
        queries.put("spanish", path("configuraciones buzon", "&language=ES"));
        queries.put("phrase", path("\"restarted the service\"", ""));
        queries.put("prefix", path("w1234*", ""));
        queries.put("without", path("outage -printer", ""));
        queries.put("customer_name", path("northwind outage", ""));
        queries.put(
                "number_part",
                path(String.valueOf(100_000_000L + middle * 797L % 899_999_981L).substring(3), ""));
        queries.put("reference", path("PSA-" + middle, ""));
        queries.put("nothing", path("nowhere", ""));
        return queries;
    }

    private static String path(String q, String filters) {
        return "/v1/tickets/search?q="
                + URLEncoder.encode(q, StandardCharsets.UTF_8).replace("+", "%20") + filters;
    }

    private static Round timetable(Platform platform, List<String> paths, Duration length) throws Exception {
        var turn = new AtomicInteger();
        var opened = new ArrayList<HttpConnection>();
        try {
            var clients = new ArrayList<ClosedLoop.Client>();
            for (int i = 0; i < CONNECTIONS; i++) {
                var connection = connect(platform);
                opened.add(connection);
                clients.add(() -> require(connection, paths.get(turn.getAndIncrement() % paths.size())));
            }
            return OpenLoop.run(clients, PER_SECOND, length);
        } finally {
            for (var connection : opened) {
                connection.close();
            }
        }
    }

    private static Round alone(Platform platform, String path) throws Exception {
        try (var connection = connect(platform)) {
            return ClosedLoop.run(List.of(() -> require(connection, path)), OF_ONE);
        }
    }

    private static HttpConnection connect(Platform platform) throws IOException {
        return new HttpConnection(
                platform.addresses().service(Service.INTAKE), "/", platform.token(Library.PARTNER, "helpdesk-agent"));
    }

    private static void require(HttpConnection connection, String path) throws IOException {
        var answer = connection.get(path);
        if (answer.status() != 200) {
            throw new IllegalStateException(path + " answered " + answer.head() + answer.body());
        }
        boolean finds = !answer.body().contains("\"items\":[]");
        if (finds == path.endsWith("=nowhere")) {
            throw new IllegalStateException(path + " answered " + answer.body());
        }
    }

    private static int wanted() {
        var tickets = System.getenv("FIRSTLINE_BENCH_TICKETS");
        return tickets == null || tickets.isBlank() ? USUAL : Integer.parseInt(tickets.strip());
    }
}
