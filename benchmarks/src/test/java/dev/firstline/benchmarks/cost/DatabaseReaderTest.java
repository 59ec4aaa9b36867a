package dev.firstline.benchmarks.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.benchmarks.machine.MachineFigures;
import dev.firstline.benchmarks.processes.Account;
import dev.firstline.benchmarks.processes.ProcFolder;
import dev.firstline.benchmarks.processes.ProcessMeter;
import dev.firstline.devstack.postgres.PostgresServer;
import dev.firstline.devstack.postgres.PostgresServer.Durability;
import dev.firstline.devstack.process.ChildProcess;
import dev.firstline.devstack.process.Ports;
import dev.firstline.devstack.process.StopSignal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** On one server, which is started again between the two: it loads the statistics only when it starts. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DatabaseReaderTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    private static PostgresServer server;
    private static ChildProcess process;

    @BeforeAll
    static void start() throws Exception {
        server = new PostgresServer(
                folder.resolve("pgdata"),
                Ports.free(1).getFirst(),
                "secret",
                Durability.NONE,
                folder.resolve("postgres.log"));
        run();
        execute("postgres", "create database sla");
        execute("sla", "create table fact (id int primary key)");
    }

    @AfterAll
    static void stop() {
        process.requestStop(StopSignal.INT);
        process.awaitStop(PATIENCE);
    }

    private static void run() throws Exception {
        process = ChildProcess.start(server.prepare());
        await(server::isReady);
    }

    @Test
    @Order(1)
    void aServerThatDoesNotCountStatementsIsReadWithoutThem() throws Exception {
        try (var reader = new DatabaseReader(server.superuser("postgres"), List.of("sla"))) {
            assertThat(reader.countsStatements()).isFalse();
            assertThat(reader.read().statements()).isEmpty();
            assertThat(reader.read().counters()).containsOnlyKeys("sla");
            assertThat(reader.read().wal().bytes()).isPositive();
        }
    }

    @Test
    @Order(2)
    void countsStatementsRowsAndTransactionsOfTheDatabasesOfServicesAlone() throws Exception {
        try (var connection = connect("postgres")) {
            StatementStatistics.load(connection);
        }
        stop();
        run();
        try (var reader = new DatabaseReader(server.superuser("postgres"), List.of("sla"))) {
            assertThat(reader.countsStatements()).isTrue();
            var before = reader.read();
            for (int i = 0; i < 5; i++) {
                execute(
                        "sla",
                        "begin",
                        "insert into fact select " + i + " * 10 + n from generate_series(1, 3) n",
                        "commit");
            }
            // A session tells of its counts when it ends, at the latest.
            await(() -> counters(reader).since(before.counters().get("sla")).inserted() == 15);

            var after = reader.read();
            var inserts = after.statements().values().stream()
                    .filter(statement -> statement.text().startsWith("insert into fact"))
                    .toList();
            assertThat(inserts).singleElement().satisfies(insert -> {
                assertThat(insert.database()).isEqualTo("sla");
                assertThat(insert.calls()).isEqualTo(5);
                assertThat(insert.rows()).isEqualTo(15);
                assertThat(insert.walBytes()).isPositive();
            });
            assertThat(after.statements().values())
                    .filteredOn(StatementCost::isControl)
                    .extracting(StatementCost::calls)
                    .containsExactly(5L, 5L);
            assertThat(counters(reader).since(before.counters().get("sla")).transactions())
                    .isGreaterThanOrEqualTo(5);
            assertThat(after.statements().values())
                    .extracting(StatementCost::database)
                    .containsOnly("sla");
            assertThat(after.wal().since(before.wal()).bytes()).isPositive();
        }
    }

    @Test
    @Order(3)
    @EnabledOnOs(OS.LINUX)
    void sessionsOfTheServerAreChargedToTheirDatabases() throws Exception {
        try (var session = connect("sla");
                var look = connect("postgres")) {
            assertThat(session.isValid(1) && look.isValid(1)).isTrue();

            var meters = ProcFolder.read(Map.of(process.pid(), Account.DATABASE_BACKGROUND), List.of("sla"));

            assertThat(meters)
                    .extracting(ProcessMeter::account)
                    .contains(new Account(Account.Kind.DATABASE, "sla"), Account.LOOK, Account.DATABASE_BACKGROUND);
        }
    }

    @Test
    @Order(4)
    void bareCommitsAreCountedAndTheirTableIsGoneAfterwards() throws Exception {
        try (var connection = connect("postgres")) {
            var figures = new MachineFigures(1, 1, OptionalDouble.empty()).withCommits(connection);

            assertThat(figures.commits().getAsDouble()).isPositive();
            try (var tables = connection.getMetaData().getTables(null, "public", "machine_commit", null)) {
                assertThat(tables.next()).isFalse();
            }
        }
    }

    private static DatabaseCost counters(DatabaseReader reader) throws SQLException {
        return reader.read().counters().get("sla");
    }

    private static void execute(String database, String... statements) throws SQLException {
        try (var connection = connect(database);
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static Connection connect(String database) throws SQLException {
        return server.superuser(database).getConnection();
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("within %s", PATIENCE).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
