package dev.firstline.diagnosis.graph;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a collection.
 *
 * @param unreadable how many entries lack what they are known by, and were passed over
 * @param next where the next one is, in the vendor's words; null on the last
 */
record GraphPage<T>(List<T> items, int unreadable, @Nullable String next) {

    private static final int MAX_DEPTH = 64;

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .build();

    /** @throws IOException when it is no JSON, or no collection */
    static <T> GraphPage<T> read(byte[] body, Function<JsonNode, Optional<T>> entry) throws IOException {
        var page = JSON.readTree(body);
        var value = page.path("value");
        if (!value.isArray()) {
            throw new IOException("there is no collection in it");
        }
        var items = new ArrayList<T>();
        value.forEach(node -> entry.apply(node).ifPresent(items::add));
        var next = page.path("@odata.nextLink").asText("");
        return new GraphPage<>(items, value.size() - items.size(), next.isEmpty() ? null : next);
    }

    /**
     * One entry that was asked for by itself.
     *
     * @throws IOException when it cannot be read
     */
    static <T> T one(byte[] body, Function<JsonNode, Optional<T>> entry) throws IOException {
        return entry.apply(JSON.readTree(body)).orElseThrow(() -> new IOException("it lacks what it is known by"));
    }
}
