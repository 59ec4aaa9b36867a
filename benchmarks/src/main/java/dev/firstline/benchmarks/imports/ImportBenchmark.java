package dev.firstline.benchmarks.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firstline.benchmarks.figures.Figures;
import dev.firstline.benchmarks.ground.Benchmark;
import dev.firstline.benchmarks.ground.Ground;
import dev.firstline.benchmarks.ground.Report;
import dev.firstline.benchmarks.ground.Table;
import dev.firstline.benchmarks.load.HttpConnection;
import dev.firstline.devstack.platform.Memory;
import dev.firstline.devstack.platform.Platform;
import dev.firstline.devstack.platform.Service;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** Tickets of the past with two communications each: how many a second, in how much memory, and whether the last as fast as the first. */
public final class ImportBenchmark implements Benchmark {

    private static final String TENANT = "bench";
    private static final int USUAL = 100_000;
    private static final int IN_PART = 5_000;
    private static final int WARM_UP = 20_000;

    /** Parts that wait while one is worked on. */
    private static final int AHEAD = 2;

    private static final Duration LOOK = Duration.ofMillis(50);
    private static final double LEAST = 2_000;
    private static final double MIB = 1 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String name() {
        return "import";
    }

    @Override
    public String summary() {
        return "how fast tickets of the past are taken over with what was said on them, and in how much memory";
    }

    @Override
    public Report run(Ground ground) throws Exception {
        int tickets = wanted();
        var platform = ground.platform(Service.INTAKE);
        ground.say("Warms up with %,d tickets of another tenant.", WARM_UP);
        new Run(platform, "warm-up").all(WARM_UP);
        ground.say("Imports %,d tickets with two communications each, %,d in a file.", tickets, IN_PART);
        var run = new Run(platform, TENANT);
        double seconds = run.all(tickets);
        long stored = count(platform, "select count(*) from ticket where tenant = '" + TENANT + "'");
        long said = count(platform, "select count(*) from communication where tenant = '" + TENANT + "'");
        long told = count(platform, "select count(*) from outbox");
        ground.say("Sends the last file again.");
        long unchanged = run.again(tickets);

        var table = new Table("tickets", "per s");
        for (int i = 0; i < run.rates.size(); i++) {
            table.row("%,d to %,d".formatted(i * IN_PART, (i + 1) * IN_PART), run.rates.get(i));
        }
        double rate = tickets / seconds;
        return new Report()
                .tell(table)
                .tell("%,.0f tickets a second; wanted: %,.0f.".formatted(rate, LEAST))
                .faultIf(stored != tickets, stored + " tickets are stored, not " + tickets + ".")
                .faultIf(said != 2L * tickets, said + " communications are stored, not " + 2L * tickets + ".")
                .faultIf(told > 0, told + " events were told of what is past.")
                .faultIf(unchanged != IN_PART, unchanged + " lines were unchanged when they came again.")
                .figure("tickets_s", Figures.rounded(rate, 1))
                .figure("memory_mib", Figures.rounded(run.memory / MIB, 1))
                .figure("rate_first", Figures.rounded(run.rates.getFirst(), 1))
                .figure("rate_last", Figures.rounded(run.rates.getLast(), 1))
                .figure("tickets", stored);
    }

    /** The imports of one tenant. */
    private static final class Run {

        private final Platform platform;
        private final String tenant;
        private final List<Double> rates = new ArrayList<>();
        private long memory;
        private long last;

        Run(Platform platform, String tenant) {
            this.platform = platform;
            this.tenant = tenant;
        }

        /** Imports so many; how many seconds that took. */
        double all(int tickets) throws Exception {
            long begun = System.nanoTime();
            last = begun;
            try (var connection = connect()) {
                var sent = new ArrayDeque<String>();
                for (int from = 0; from < tickets; from += IN_PART) {
                    sent.add(send(connection, from));
                    if (sent.size() > AHEAD) {
                        done(connection, sent.remove());
                    }
                }
                while (!sent.isEmpty()) {
                    done(connection, sent.remove());
                }
            }
            return (System.nanoTime() - begun) / 1e9;
        }

        long again(int tickets) throws Exception {
            try (var connection = connect()) {
                return done(connection, send(connection, tickets - IN_PART))
                        .path("unchanged")
                        .asLong();
            }
        }

        private HttpConnection connect() throws IOException {
            return new HttpConnection(
                    platform.addresses().service(Service.INTAKE), "/v1/imports", platform.token(tenant, "admin-agent"));
        }

        private static String send(HttpConnection connection, int from) throws IOException {
            var answer = connection.post(PastFile.part(from, IN_PART));
            if (answer.status() != 202) {
                throw new IllegalStateException("A file was answered " + answer.head() + answer.body());
            }
            return JSON.readTree(answer.body()).path("id").asText();
        }

        private JsonNode done(HttpConnection connection, String id) throws IOException, InterruptedException {
            while (true) {
                var view = JSON.readTree(connection.get("/v1/imports/" + id).body());
                memory = Math.max(
                        memory,
                        Memory.alone(ProcessHandle.of(platform.pid(Service.INTAKE.serviceName()))
                                .orElseThrow()));
                if ("DONE".equals(view.path("state").asText())) {
                    long now = System.nanoTime();
                    rates.add(IN_PART * 1e9 / (now - last));
                    last = now;
                    return view;
                }
                Thread.sleep(LOOK);
            }
        }
    }

    private static long count(Platform platform, String sql) throws SQLException {
        try (var connection = platform.addresses().superuser("intake").getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static int wanted() {
        var tickets = System.getenv("FIRSTLINE_BENCH_TICKETS");
        int wanted = tickets == null || tickets.isBlank() ? USUAL : Integer.parseInt(tickets.strip());
        if (wanted % IN_PART != 0) {
            throw new IllegalArgumentException("FIRSTLINE_BENCH_TICKETS is a multiple of " + IN_PART);
        }
        return wanted;
    }
}
