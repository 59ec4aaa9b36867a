package dev.firstline.benchmarks.cost;

import dev.firstline.benchmarks.processes.Account;
import dev.firstline.benchmarks.processes.ProcFolder;
import dev.firstline.devstack.platform.PlatformAddresses;
import dev.firstline.devstack.platform.RunFile;
import dev.firstline.devstack.platform.Service;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;

/** Reads all meters of a running platform. */
final class Meters implements AutoCloseable {

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);
    private static final List<String> DATABASES =
            Arrays.stream(Service.values()).map(Service::database).toList();

    private final PlatformAddresses platform;
    private final DatabaseReader database;
    private final TopicEnds topics;
    private final HttpClient http = HttpClient.newHttpClient();

    Meters(PlatformAddresses platform) throws Exception {
        this.platform = platform;
        database = new DatabaseReader(platform.superuser("postgres"), DATABASES);
        topics = new TopicEnds(platform.kafka());
        // What is read the first time costs more, here and there.
        end(() -> 0);
    }

    /** Whether the server counts each statement. */
    boolean countsStatements() {
        return database.countsStatements();
    }

    /**
     * Reads them for the begin of a phase: what the reading itself costs the platform is over when its processes are read.
     *
     * @param tickets how many were answered so far
     */
    Snapshot begin(LongSupplier tickets) throws Exception {
        var jvms = jvms();
        var records = topics.read();
        var counted = database.read();
        return processes(tickets, () -> counted, () -> records, () -> jvms);
    }

    /** As {@link #begin}, for the end of a phase: the processes first. */
    Snapshot end(LongSupplier tickets) throws Exception {
        return processes(tickets, database::read, topics::read, this::jvms);
    }

    private Snapshot processes(
            LongSupplier tickets,
            Callable<Databases> databases,
            Callable<Map<String, Long>> records,
            Callable<Map<String, JvmCost>> jvms)
            throws Exception {
        long now = System.nanoTime();
        long answered = tickets.getAsLong();
        var processes = ProcFolder.read(accounts(), DATABASES);
        return new Snapshot(now, answered, processes, databases.call(), records.call(), jvms.call());
    }

    /** Number of each service's process. */
    Map<String, Long> services() {
        var services = new HashMap<String, Long>();
        accounts().forEach((pid, account) -> {
            if (account.kind() == Account.Kind.SERVICE) {
                services.put(account.name(), pid);
            }
        });
        return services;
    }

    private Map<Long, Account> accounts() {
        var run = RunFile.read(platform.state())
                .orElseThrow(() -> new IllegalStateException("the platform has ended meanwhile"));
        var accounts = new HashMap<Long, Account>();
        accounts.put(run.launcher().pid(), new Account(Account.Kind.LAUNCHER, "launcher"));
        run.processes().forEach((name, process) -> accounts.put(process.pid(), account(name)));
        return accounts;
    }

    private static Account account(String process) {
        return switch (process) {
            case "postgres" -> Account.DATABASE_BACKGROUND;
            case "kafka" -> new Account(Account.Kind.BROKER, "kafka");
            default -> new Account(Account.Kind.SERVICE, process);
        };
    }

    private Map<String, JvmCost> jvms() throws IOException, InterruptedException {
        var jvms = new HashMap<String, JvmCost>();
        for (Service service : Service.values()) {
            var request = HttpRequest.newBuilder(platform.service(service).resolve("/q/metrics"))
                    .timeout(LONGEST_ANSWER)
                    .header("Accept", "text/plain")
                    .build();
            jvms.put(
                    service.serviceName(),
                    JvmCost.of(http.send(request, BodyHandlers.ofString()).body()));
        }
        return jvms;
    }

    @Override
    public void close() throws SQLException {
        topics.close();
        database.close();
        http.close();
    }
}
