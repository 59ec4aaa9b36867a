package dev.firstline.devstack.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Where one installation keeps what must outlive a restart; {@code .firstline} of the checkout, if nobody says otherwise.
 *
 * @param path the folder
 */
public record StateFolder(Path path) {

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

    Path keys() {
        return path.resolve("keys");
    }

    Path issuerKey() {
        return keys().resolve("issuer.jwk");
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
        return List.of("pgdata", "pgdata.new", "kafka", "keys", "logs", "run.json", "lock", "verify.json");
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
