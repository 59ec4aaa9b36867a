package dev.firstline.devstack.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.contracts.Topic;
import dev.firstline.devstack.process.StartFailure;
import dev.firstline.devstack.test.KafkaProbe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole of an installation, copied and put back; on a real database and a real broker. */
class BackupTest {

    private static final Instant NOW = Instant.parse("2026-11-28T22:40:00Z");
    private static final String TOPIC = Topic.TICKET.topicName();
    private static final String TIMELINE = "SELECT left(pg_walfile_name(pg_current_wal_insert_lsn()), 8)";

    @TempDir
    Path folder;

    private PlatformOptions options() {
        return PlatformOptions.of(Path.of(".."))
                .with()
                .in(folder.resolve("state"))
                .onFreePorts();
    }

    @Test
    void allIsAsItWasAtTheBackupAndTheDatabaseKnowsThatItWasRestored() throws Exception {
        var options = options();
        var backup = new Backup(folder.resolve("backup"));
        String timeline;
        try (Platform platform = Platform.start(options)) {
            execute(platform, "CREATE TABLE kept (words text)");
            execute(platform, "INSERT INTO kept VALUES ('before')");
            produce(platform, "before");
            timeline = text(platform, TIMELINE);
            assertThatThrownBy(() -> backup.make(options.state(), NOW))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("stop it first");
        }
        var file = options.state().attachments().resolve("07/file");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "content");
        assertThat(backup.make(options.state(), NOW)).isPositive();
        Files.delete(file);
        assertThat(backup.madeAt()).isEqualTo(NOW);
        var password = Secrets.in(options.state().keys()).superuser();
        try (Platform platform = Platform.start(options)) {
            execute(platform, "INSERT INTO kept VALUES ('after')");
            produce(platform, "after");
            assertThatThrownBy(() -> backup.restore(options.state(), NOW))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("stop it first");
        }
        Files.writeString(options.state().path().resolve("verify.json"), "{}");

        Path aside = backup.restore(options.state(), NOW);

        assertThat(aside)
                .hasFileName("replaced-20261128T224000Z")
                .isDirectoryContaining(path -> path.endsWith("pgdata"));
        assertThat(options.state().path().resolve("verify.json")).doesNotExist();
        assertThat(options.state().contents()).contains("replaced-20261128T224000Z");
        assertThat(file).hasContent("content");
        assertThat(Secrets.in(options.state().keys()).superuser()).isEqualTo(password);
        try (Platform platform = Platform.start(options)) {
            assertThat(text(platform, "SELECT string_agg(words, ',') FROM kept"))
                    .isEqualTo("before");
            assertThat(new KafkaProbe(platform.kafka()).records(TOPIC))
                    .extracting(record -> record.value())
                    .containsExactly("before");
            assertThat(text(platform, TIMELINE)).isNotEqualTo(timeline);
            // It is a database like any other again.
            execute(platform, "INSERT INTO kept VALUES ('later')");
        }
        try (Platform platform = Platform.start(options)) {
            assertThat(text(platform, "SELECT string_agg(words, ',') FROM kept"))
                    .isEqualTo("before,later");
        }
    }

    @Test
    void aBackupIsItsOwnersAloneAndHasAFolderOfItsOwn() throws IOException {
        var state = madeUp();
        var backup = new Backup(folder.resolve("backup"));
        backup.make(state, NOW);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup.folder())))
                .isEqualTo("rwx------");
        assertThat(Files.exists(backup.folder().resolve("pgdata/postmaster.pid")))
                .isFalse();
        assertThatThrownBy(() -> backup.make(state, NOW)).hasMessageContaining("name a new folder");
        assertThatThrownBy(() -> new Backup(state.path().resolve("inside")).make(state, NOW))
                .hasMessageContaining("would be lost with it");
        assertThatThrownBy(
                        () -> new Backup(folder.resolve("other")).make(new StateFolder(folder.resolve("empty")), NOW))
                .hasMessageContaining("no data");
    }

    @Test
    void whatIsNoWholeBackupChangesNothing() throws IOException {
        var state = madeUp();
        var backup = new Backup(folder.resolve("backup"));
        backup.make(state, NOW);
        Files.delete(backup.folder().resolve("kafka/data"));

        assertThatThrownBy(() -> backup.restore(state, NOW))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("is not whole")
                .hasMessageContaining("Nothing was changed");
        assertThatThrownBy(() -> new Backup(folder.resolve("nowhere")).restore(state, NOW))
                .hasMessageContaining("There is no backup");
        assertThat(state.path().resolve("pgdata/PG_VERSION")).exists();
        assertThat(state.restoring()).doesNotExist();
    }

    @Test
    void aRestoreThatWasBrokenOffIsNotStartedAndCanBeDoneAgain() throws IOException {
        var state = madeUp();
        var backup = new Backup(folder.resolve("backup"));
        backup.make(state, NOW);
        Files.createDirectories(state.restoring().resolve("pgdata"));

        assertThatThrownBy(() -> Platform.start(options()))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("was broken off");
        backup.restore(state, NOW);

        assertThat(state.restoring()).doesNotExist();
        assertThat(state.path().resolve("pgdata/recovery.signal")).exists();
    }

    /** Files that look like an installation. */
    private StateFolder madeUp() throws IOException {
        var state = new StateFolder(folder.resolve("state"));
        for (var file : List.of("pgdata/PG_VERSION", "pgdata/postmaster.pid", "kafka/data", "keys/secrets.json")) {
            Path path = state.path().resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, "18");
        }
        return state;
    }

    private static void produce(Platform platform, String words) {
        new KafkaProbe(platform.kafka()).produce(TOPIC, "key", words.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    private static void execute(Platform platform, String sql) throws SQLException {
        try (var connection = platform.addresses().superuser("postgres").getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(Platform platform, String sql) throws SQLException {
        try (var connection = platform.addresses().superuser("postgres").getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
