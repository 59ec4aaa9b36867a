package dev.firstline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.acceptance.client.Api;
import dev.firstline.devstack.platform.Platform;
import dev.firstline.devstack.platform.PlatformOptions;
import dev.firstline.devstack.platform.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The database of one service is put back to what it was, while the others, the topics and the service's place in them went on. */
class RestoreTest {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String SLA = Service.SLA.serviceName();
    private static final String FACTS = "select ticket_id, count(*) from ticket_fact group by ticket_id";
    private static final String CLOCKS = "select ticket_id, count(*) from clock group by ticket_id";

    @TempDir(cleanup = CleanupMode.ALWAYS)
    Path state;

    @Test
    void aServiceHearsAgainWhatItsRestoredDatabaseDoesNotKnowAndNothingTwice() throws Exception {
        Quiet.kafka();
        var options = PlatformOptions.of(Path.of(".."))
                .with(Service.INTAKE, Service.SLA)
                .in(state)
                .onFreePorts()
                .tell(System.out::println);
        try (var platform = Platform.start(options)) {
            var load = new Load(new Api(platform.frontDoor(), platform.token("contoso", "global-admin")));
            load.send(3);
            awaitTickets(platform, 3);

            stopped(platform);
            execute(platform, "create database sla_backup template sla");
            started(platform);
            var backup = counted(platform, FACTS);
            load.send(2);
            awaitTickets(platform, 5);
            var facts = counted(platform, FACTS);
            var clocks = counted(platform, CLOCKS);

            stopped(platform);
            execute(platform, "drop database sla");
            execute(platform, "alter database sla_backup rename to sla");
            execute(platform, "alter database sla owner to sla_owner");
            execute(platform, "revoke all on database sla from public");
            execute(platform, "grant connect on database sla to sla_app");
            assertThat(counted(platform, FACTS)).isEqualTo(backup).hasSize(3);
            started(platform);

            awaitTickets(platform, 5);
            await().atMost(PATIENCE).until(() -> counted(platform, FACTS).equals(facts));
            assertThat(counted(platform, CLOCKS)).isEqualTo(clocks);
            assertThat(log()).contains("The database was restored");
        }
    }

    private static void awaitTickets(Platform platform, int number) {
        await().atMost(PATIENCE)
                .until(() -> counted(platform, FACTS).size() == number
                        && counted(platform, CLOCKS).size() == number);
    }

    private static void stopped(Platform platform) {
        var process = ProcessHandle.of(platform.pid(SLA)).orElseThrow();
        platform.hold(SLA);
        process.onExit().join();
    }

    private static void started(Platform platform) {
        platform.release(SLA);
        platform.waitReady(PATIENCE);
    }

    /** As soon as the server has missed who was killed. */
    private static void execute(Platform platform, String sql) {
        await().atMost(PATIENCE).ignoreExceptionsInstanceOf(SQLException.class).until(() -> {
            try (var connection = platform.addresses().superuser("postgres").getConnection();
                    var statement = connection.createStatement()) {
                statement.execute(sql);
                return true;
            }
        });
    }

    private static Map<String, Integer> counted(Platform platform, String sql) throws SQLException {
        try (var connection = platform.addresses().superuser("sla").getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            var counts = new TreeMap<String, Integer>();
            while (row.next()) {
                counts.put(row.getString(1), row.getInt(2));
            }
            return counts;
        }
    }

    private String log() throws IOException {
        return Files.readString(state.resolve("logs").resolve(SLA + ".log"));
    }
}
