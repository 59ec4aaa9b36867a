package dev.firstline.benchmarks.machine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalDouble;

/**
 * What a machine can do without us: one core, its disk, and the database on it. Each is measured for a second, so they tell of the minute
 * in which they were measured.
 *
 * @param hashMegabytes a second, by one core: SHA-256 of pieces of 64 bytes, 10^6 bytes to the megabyte
 * @param flushes a second: 4 KiB appended to a file in the folder of the run, and on the disk
 * @param commits a second: one row inserted and committed by one connection, as durable as the platform's; empty where the benchmark has no
 *     database
 */
public record MachineFigures(double hashMegabytes, double flushes, OptionalDouble commits) {

    private static final Duration WARM_UP = Duration.ofMillis(500);
    private static final Duration LENGTH = Duration.ofSeconds(1);
    private static final int PIECE = 64;
    /** One look at the clock for so many, or the clock would be measured. */
    private static final int PIECES = 1_000;

    private static final int PAGE = 4096;

    /**
     * Measures what needs no database.
     *
     * @param folder on the disk that the run uses
     */
    public static MachineFigures measure(Path folder) throws IOException {
        return new MachineFigures(hashes(), flushes(folder), OptionalDouble.empty());
    }

    /**
     * The same with the commits of a database.
     *
     * @param database a connection of somebody who may make a table there; it is gone afterwards
     */
    public MachineFigures withCommits(Connection database) throws SQLException {
        return new MachineFigures(hashMegabytes, flushes, OptionalDouble.of(commits(database)));
    }

    @Override
    public String toString() {
        return "This machine: one core hashes %,.0f MB/s (SHA-256, 64 bytes at a time), %,.0f flushes of 4 KiB per second%s."
                .formatted(
                        hashMegabytes,
                        flushes,
                        commits.isPresent() ? ", %,.0f bare commits per second".formatted(commits.getAsDouble()) : "");
    }

    private static double hashes() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var piece = new byte[PIECE];
            double rounds = Repeated.perSecond(WARM_UP, LENGTH, () -> {
                for (int i = 0; i < PIECES; i++) {
                    // Each hashes what the one before made, so that none can be left out.
                    System.arraycopy(digest.digest(piece), 0, piece, 0, digest.getDigestLength());
                }
            });
            return rounds * PIECES * PIECE / 1e6;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static double flushes(Path folder) throws IOException {
        var file = Files.createTempFile(folder, "flushes", ".tmp");
        try (var channel = FileChannel.open(file, StandardOpenOption.APPEND)) {
            var page = ByteBuffer.allocateDirect(PAGE);
            return Repeated.perSecond(WARM_UP, LENGTH, () -> {
                channel.write(page.clear());
                channel.force(false);
            });
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static double commits(Connection database) throws SQLException {
        database.setAutoCommit(true);
        try (var statement = database.createStatement()) {
            statement.execute(
                    "create table machine_commit (id bigint generated always as identity primary key, words text)");
            try (var insert = database.prepareStatement("insert into machine_commit (words) values (?)")) {
                insert.setString(1, "a row of the benchmark");
                return Repeated.perSecond(WARM_UP, LENGTH, insert::executeUpdate);
            } finally {
                statement.execute("drop table machine_commit");
            }
        }
    }
}
