package dev.firstline.devstack.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where one installation keeps what must outlive a restart; {@code .firstline} of the checkout, if nobody says otherwise.
 *
 * @param path the folder
 */
public record StateFolder(Path path) {

    /** How the folders begin that hold what a restore replaced; the moment follows. */
    static final String REPLACED = "replaced-";

    private static final long LARGEST_LOG = 20L << 20;

    /** Makes the path independent of where a child process runs. */
    public StateFolder {
        path = path.toAbsolutePath().normalize();
    }

    Path postgres() {
        return path.resolve("pgdata");
    }

    Path kafka() {
        return path.resolve("kafka");
    }

    Path attachments() {
        return path.resolve("attachments");
    }

    Path keys() {
        return path.resolve("keys");
    }

    Path issuerKey() {
        return keys().resolve("issuer.jwk");
    }

    /** What is being restored, until all of it is in its place. */
    Path restoring() {
        return path.resolve("restoring");
    }

    Path runFile() {
        return path.resolve("run.json");
    }

    Path lock() {
        return path.resolve("lock");
    }

    Path logs() {
        return path.resolve("logs");
    }

    /** The log of one process. */
    public Path log(String name) {
        return logs().resolve(name + ".log");
    }

    /** The names of all that is kept in the folder. */
    public List<String> contents() {
        List<String> names = new ArrayList<>(List.of(
                "pgdata",
                "pgdata.new",
                "kafka",
                "attachments",
                "keys",
                "logs",
                "run.json",
                "lock",
                "verify.json",
                "restoring"));
        try (Stream<Path> entries = Files.list(path)) {
            entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.startsWith(REPLACED))
                    .forEach(names::add);
        } catch (NoSuchFileException nothing) {
            // Then nothing was replaced either.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    /** Forgets what ran; for when all of it has ended. */
    public void forgetRun() {
        try {
            Files.deleteIfExists(runFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts a log that has grown large aside, over the one put aside before. */
    void rotate(String name) {
        Path log = log(name);
        try {
            if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
                Files.move(log, logs().resolve(name + ".log.1"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
