package dev.firstline.devstack.postgres;

import dev.firstline.devstack.process.Folders;
import dev.firstline.devstack.process.ProcessSpec;
import dev.firstline.devstack.process.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One PostgreSQL server on the loopback address.
 *
 * @param data its data folder; made when it is not there
 * @param port where it listens
 * @param password of the superuser {@code postgres}
 * @param durability what a commit means
 * @param log where its output goes
 */
public record PostgresServer(Path data, int port, String password, Durability durability, Path log) {

    /** The superuser of the server. */
    public static final String SUPERUSER = "postgres";

    /** What is promised of a committed transaction. */
    public enum Durability {
        /** It survives a crash of the machine: the server's own default. */
        FULL,
        /** It survives a crash of the server only; for tests, whose data nobody wants afterwards. */
        NONE
    }

    /**
     * Unpacks the programs, makes the data folder if there is none, and tells how to start the server.
     *
     * @throws StartFailure when the data folder cannot be made
     */
    public ProcessSpec prepare() {
        try {
            PostgresBinaries binaries = PostgresBinaries.unpacked(Folders.cache());
            Unprivileged unprivileged = Unprivileged.forThisUser();
            Files.createDirectories(log.toAbsolutePath().getParent());
            if (!Files.exists(data.resolve("PG_VERSION"))) {
                initialise(binaries, unprivileged);
            }
            return new ProcessSpec(
                    "postgres",
                    unprivileged.command(serverCommand(binaries)),
                    Map.of("LC_ALL", "C", "TZ", "UTC"),
                    data,
                    log);
        } catch (IOException e) {
            throw new StartFailure("PostgreSQL could not be prepared: " + e.getMessage(), e);
        }
    }

    /** The address of one database of the server. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Whether it takes connections. */
    public boolean isReady() {
        try (var connection = superuser("postgres").getConnection()) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Whether it executes something for a role at this moment, such as a long migration; waiting for a lock is not work. */
    public boolean worksFor(String role) {
        try (var connection = superuser("postgres").getConnection();
                var question = connection.prepareStatement("""
                        SELECT EXISTS (SELECT FROM pg_stat_activity
                                       WHERE usename = ? AND state = 'active'
                                         AND wait_event_type IS DISTINCT FROM 'Lock')""")) {
            question.setString(1, role);
            try (var answer = question.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        } catch (SQLException e) {
            return false;
        }
    }

    /** Connections to one of its databases as superuser, for making roles and for looking at everything. */
    public SuperuserDataSource superuser(String database) {
        return new SuperuserDataSource(url(database), SUPERUSER, password);
    }

    private void initialise(PostgresBinaries binaries, Unprivileged unprivileged) throws IOException {
        Path parent = Objects.requireNonNull(data.toAbsolutePath().getParent());
        Files.createDirectories(parent);
        // Beside its place first: what a start that was broken off leaves must not be taken for a data folder.
        Path half = parent.resolve(data.getFileName() + ".new");
        Folders.delete(half);
        Path passwordFile = Files.createTempFile(parent, "initdb", ".tmp");
        try {
            Files.writeString(passwordFile, password);
            List<String> command = new ArrayList<>(List.of(
                    binaries.program("initdb"),
                    "--pgdata=" + half,
                    "--username=" + SUPERUSER,
                    "--pwfile=" + passwordFile.toAbsolutePath(),
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C"));
            if (durability == Durability.NONE) {
                command.add("--no-sync");
            }
            run(unprivileged.command(command));
            Files.move(half, data, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    private void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new StartFailure("PostgreSQL's data folder could not be made; its words are in " + log + ".");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new StartFailure("The making of PostgreSQL's data folder was broken off.", e);
        }
    }

    private List<String> serverCommand(PostgresBinaries binaries) {
        List<String> command = new ArrayList<>(List.of(
                binaries.program("postgres"), "-D", data.toAbsolutePath().toString()));
        setting(command, "port", Integer.toString(port));
        setting(command, "listen_addresses", "127.0.0.1");
        setting(command, "unix_socket_directories", "");
        setting(command, "max_connections", "200");
        // One server for all databases. Memory is taken as it is used: a small platform never fills this.
        setting(command, "shared_buffers", "512MB");
        setting(command, "timezone", "UTC");
        setting(command, "log_timezone", "UTC");
        // Without the row that a statement failed on.
        setting(command, "log_error_verbosity", "terse");
        // A client whose process was killed must not hold its locks for the two hours of the system's default.
        setting(command, "tcp_keepalives_idle", "30");
        if (durability == Durability.NONE) {
            setting(command, "fsync", "off");
            setting(command, "synchronous_commit", "off");
            setting(command, "full_page_writes", "off");
        }
        return command;
    }

    private static void setting(List<String> command, String name, String value) {
        command.add("-c");
        command.add(name + "=" + value);
    }
}
