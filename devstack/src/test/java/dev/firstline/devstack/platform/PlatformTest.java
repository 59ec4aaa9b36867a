package dev.firstline.devstack.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.firstline.contracts.Topic;
import dev.firstline.devstack.process.ProcessIdentity;
import dev.firstline.devstack.process.StartFailure;
import dev.firstline.devstack.test.KafkaProbe;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The platform without services: what they stand on. */
class PlatformTest {

    private static final Duration PATIENCE = Duration.ofSeconds(180);

    @TempDir
    Path folder;

    private PlatformOptions options() {
        return PlatformOptions.of(Path.of("..")).with().in(folder).onFreePorts();
    }

    @Test
    void dataSurvivesSigkillOfDatabaseAndBrokerAndARestartOfAll() throws SQLException {
        PlatformOptions options = options();
        String topic = Topic.TICKET.topicName();
        long postgres;
        try (Platform platform = Platform.start(options)) {
            execute(platform, "CREATE TABLE kept (words text)");
            execute(platform, "INSERT INTO kept VALUES ('before the kill')");
            new KafkaProbe(platform.kafka()).produce(topic, "key", "before".getBytes(StandardCharsets.UTF_8), Map.of());

            postgres = platform.pid("postgres");
            platform.kill("postgres");
            platform.kill("kafka");
            await().atMost(PATIENCE).until(() -> platform.pid("postgres") != postgres);
            platform.waitReady(PATIENCE);

            assertThat(words(platform)).isEqualTo("before the kill");
            assertThat(new KafkaProbe(platform.kafka()).records(topic))
                    .anySatisfy(record -> assertThat(record.value()).isEqualTo("before"));
        }
        try (Platform again = Platform.start(options)) {
            assertThat(words(again)).isEqualTo("before the kill");
            assertThat(again.pid("postgres")).isNotEqualTo(postgres);
        }
    }

    @Test
    void aDatabaseWhoseMakingWasBrokenOffIsMadeAnew() throws Exception {
        Files.createDirectories(folder.resolve("pgdata.new"));
        Files.writeString(folder.resolve("pgdata.new/PG_VERSION"), "18");
        try (Platform platform = Platform.start(options())) {
            assertThat(platform.isReady()).isTrue();
        }
    }

    @Test
    void nothingIsLeftRunningAfterClose() {
        Map<String, ProcessIdentity> processes;
        PlatformOptions options = options();
        try (Platform platform = Platform.start(options)) {
            processes = RunFile.read(options.state()).orElseThrow().processes();
            assertThat(platform.isReady()).isTrue();
            assertThat(processes).containsOnlyKeys("postgres", "kafka");
        }
        assertThat(processes.values()).extracting(ProcessIdentity::find).containsOnly(Optional.empty());
        assertThat(RunFile.read(options.state())).isEmpty();
    }

    @Test
    void aTakenPortIsNamedInOneSentence() throws Exception {
        PlatformOptions options = options();
        try (ServerSocket other = new ServerSocket(options.ports().kafka(), 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThatThrownBy(() -> Platform.start(options))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageStartingWith("Port " + other.getLocalPort() + " is needed for kafka");
        }
    }

    @Test
    void aSecondStartFromTheSameFolderSaysThatItIsRunning() {
        PlatformOptions options = options();
        try (Platform platform = Platform.start(options)) {
            assertThatThrownBy(() -> Platform.start(options.onFreePorts()))
                    .isInstanceOf(AlreadyRunning.class)
                    .hasMessageContaining(platform.frontDoor().toString());
        }
    }

    @Test
    void aProgramThatIsNotBuiltIsNamedInOneSentence() {
        assertThatThrownBy(() -> Platform.start(
                        PlatformOptions.of(folder).in(folder).onFreePorts().with(Service.SLA)))
                .isInstanceOf(StartFailure.class)
                .hasMessageStartingWith("The program of sla-service is not built");
    }

    private static void execute(Platform platform, String sql) throws SQLException {
        try (Connection connection = platform.addresses().superuser("postgres").getConnection()) {
            connection.createStatement().execute(sql);
        }
    }

    private static String words(Platform platform) throws SQLException {
        try (Connection connection = platform.addresses().superuser("postgres").getConnection();
                var result = connection.createStatement().executeQuery("SELECT words FROM kept")) {
            result.next();
            return result.getString(1);
        }
    }
}
