package dev.firstline.acceptance.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/**
 * Where a proof ended that held, so that another one can go on from there.
 *
 * @param at when it began, by the database's clock
 * @param topics ids of the topics by their names: a topic that was made anew has another one
 * @param positions by partition ({@code firstline.sla.v1-3}), the offset up to which every reader had applied what was proven
 */
record LastProof(Instant at, Map<String, String> topics, Map<String, Long> positions) {

    private static final ObjectMapper JSON = new ObjectMapper();

    LastProof {
        topics = new TreeMap<>(topics);
        positions = new TreeMap<>(positions);
    }

    /**
     * The one that is kept in a file; empty when there is none, or when it is not as it was written.
     *
     * @param file made by {@link #write}
     */
    static Optional<LastProof> read(Path file) {
        try {
            var json = JSON.readTree(Files.readString(file));
            var topics = new TreeMap<String, String>();
            json.path("topics")
                    .properties()
                    .forEach(one -> topics.put(one.getKey(), one.getValue().asText()));
            var positions = new TreeMap<String, Long>();
            json.path("positions")
                    .properties()
                    .forEach(one -> positions.put(one.getKey(), one.getValue().asLong()));
            var proof = new LastProof(Instant.parse(json.path("at").asText()), topics, positions);
            return Optional.of(proof)
                    .filter(read -> read.digest().equals(json.path("digest").asText()));
        } catch (java.nio.file.NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | java.time.DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Keeps it in a file, which is whole at any time. */
    void write(Path file) {
        JsonNode json = JSON.valueToTree(
                Map.of("at", at.toString(), "topics", topics, "positions", positions, "digest", digest()));
        try {
            var fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, json.toPrettyString() + "\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The position of a partition; 0 where none is known. */
    long position(TopicPartition partition) {
        return positions.getOrDefault(partition.toString(), 0L);
    }

    /** Over all that it says, so that a changed or cut file is known as such. */
    private String digest() {
        try {
            var all = JSON.writeValueAsString(java.util.List.of(at.toString(), topics, positions));
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | JsonProcessingException e) {
            throw new IllegalStateException("every JVM knows SHA-256, and texts are JSON", e);
        }
    }
}
