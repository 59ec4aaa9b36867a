package dev.firstline.devstack.platform;

import dev.firstline.devstack.process.Folders;
import dev.firstline.devstack.process.StartFailure;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

/**
 * A cold copy of all that an installation on this machine cannot do without: databases, topics, keys. Of one instant, because nothing
 * runs while it is made.
 *
 * @param folder where it is
 */
public record Backup(Path folder) {

    private static final String LABEL = "backup.json";
    private static final int FORMAT = 1;
    private static final List<String> PARTS = List.of("pgdata", "kafka", "attachments", "keys");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** Makes the path independent of where a child process runs. */
    public Backup {
        folder = folder.toAbsolutePath().normalize();
    }

    /**
     * Makes it.
     *
     * @param now what it says of itself
     * @return how many bytes it has
     * @throws StartFailure with one sentence when the platform runs, has no data, or the place is taken or too small
     */
    public long make(StateFolder state, Instant now) {
        return whileStopped(state, "made", () -> {
            if (!Files.exists(state.postgres())) {
                throw new StartFailure("There is no data in " + state.path() + " to back up.");
            }
            if (isTaken(folder)) {
                throw new StartFailure(folder + " exists and is not empty; name a new folder for each backup.");
            }
            if (folder.startsWith(state.path())) {
                throw new StartFailure(
                        "A backup within " + state.path() + " would be lost with it; name another folder.");
            }
            var extent = extent(state.path());
            Path half = folder.resolveSibling(folder.getFileName() + ".half");
            Folders.delete(half);
            ColdCopy.makePrivate(half);
            requireRoom(half, extent);
            for (String part : PARTS) {
                ColdCopy.of(state.path().resolve(part), half.resolve(part));
            }
            Files.writeString(half.resolve(LABEL), label(state, extent, now).encodePrettily());
            Files.deleteIfExists(folder);
            Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
            return extent.bytes();
        });
    }

    /**
     * Puts it in the place of what is there, which is moved aside. The database begins a new timeline at its next start, by which the
     * services know that they were restored.
     *
     * @param now names the folder that what is there is moved to
     * @return that folder
     * @throws StartFailure with one sentence when the platform runs, or this is no whole backup
     */
    public Path restore(StateFolder state, Instant now) {
        JsonObject label = label();
        return whileStopped(state, "restored", () -> {
            var extent = extent(folder);
            if (extent.files() != label.getLong("files") || extent.bytes() != label.getLong("bytes")) {
                throw new StartFailure("The backup in " + folder + " is not whole: it should have "
                        + label.getLong("files")
                        + " files with " + label.getLong("bytes") + " bytes, and has " + extent.files() + " with "
                        + extent.bytes() + ". Nothing was changed.");
            }
            Path half = state.restoring();
            Folders.delete(half);
            ColdCopy.makePrivate(half);
            requireRoom(half, extent);
            for (String part : PARTS) {
                ColdCopy.of(folder.resolve(part), half.resolve(part));
            }
            beginTimeline(half.resolve("pgdata"));
            return exchange(state, half, now);
        });
    }

    /** When it was made. */
    public Instant madeAt() {
        return label().getInstant("madeAt");
    }

    /** Each a rename; a start refuses as long as not all are done. */
    private static Path exchange(StateFolder state, Path half, Instant now) throws IOException {
        Path aside = state.path().resolve(StateFolder.REPLACED + MOMENT.format(now));
        ColdCopy.makePrivate(aside);
        for (String part :
                Stream.concat(PARTS.stream(), Stream.of("verify.json")).toList()) {
            Path present = state.path().resolve(part);
            if (Files.exists(present)) {
                Files.move(present, aside.resolve(part), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        for (String part : PARTS) {
            if (Files.exists(half.resolve(part))) {
                Files.move(half.resolve(part), state.path().resolve(part), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        Files.delete(half);
        return aside;
    }

    /**
     * Has PostgreSQL recover from an archive that has nothing, up to the end of its own log. That is all there is, but a recovery begins a
     * timeline; and nobody connects before it has.
     */
    private static void beginTimeline(Path data) throws IOException {
        Files.writeString(data.resolve("recovery.signal"), "");
        Files.writeString(
                data.resolve("postgresql.auto.conf"),
                "restore_command = 'false'\nhot_standby = 'off'\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private JsonObject label() {
        try {
            JsonObject label = new JsonObject(Files.readString(folder.resolve(LABEL)));
            if (label.getInteger("format", 0) != FORMAT) {
                throw new StartFailure("The backup in " + folder + " is of a newer version of Firstline.");
            }
            return label;
        } catch (IOException | DecodeException | ClassCastException e) {
            throw new StartFailure("There is no backup in " + folder + ": it has no readable " + LABEL + ".", e);
        }
    }

    private static JsonObject label(StateFolder state, ColdCopy.Extent extent, Instant now) throws IOException {
        return new JsonObject()
                .put("format", FORMAT)
                .put("madeAt", now)
                .put(
                        "postgres",
                        Files.readString(state.postgres().resolve("PG_VERSION")).strip())
                .put("files", extent.files())
                .put("bytes", extent.bytes());
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    /** Nothing can be started before the work is done. */
    private static <T> T whileStopped(StateFolder state, String what, Work<T> work) {
        try {
            StateLock lock = StateLock.take(state);
            try {
                if (RunFile.read(state).filter(Backup::runs).isPresent()) {
                    throw running();
                }
                return work.run();
            } finally {
                lock.close();
            }
        } catch (AlreadyRunning e) {
            throw running();
        } catch (IOException e) {
            throw new StartFailure("The backup could not be " + what + ": " + e.getMessage(), e);
        }
    }

    private static StartFailure running() {
        return new StartFailure("Firstline is running; stop it first with ./firstline down.");
    }

    /** Also what a killed launcher left behind. */
    private static boolean runs(RunFile run) {
        return run.isAlive()
                || run.processes().values().stream()
                        .anyMatch(process -> process.find().isPresent());
    }

    private static ColdCopy.Extent extent(Path from) throws IOException {
        var sum = new ColdCopy.Extent(0, 0);
        for (String part : PARTS) {
            sum = sum.plus(ColdCopy.extent(from.resolve(part)));
        }
        return sum;
    }

    private static boolean isTaken(Path place) throws IOException {
        if (!Files.exists(place)) {
            return false;
        }
        if (!Files.isDirectory(place)) {
            return true;
        }
        try (Stream<Path> entries = Files.list(place)) {
            return entries.findAny().isPresent();
        }
    }

    private static void requireRoom(Path place, ColdCopy.Extent extent) throws IOException {
        long room = Files.getFileStore(place).getUsableSpace();
        if (room < extent.bytes()) {
            throw new StartFailure("There are " + (room >> 20) + " MiB free for " + place + ", and "
                    + (extent.bytes() >> 20) + " MiB are needed.");
        }
    }
}
