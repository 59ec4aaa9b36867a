package dev.firstline.benchmarks.cost;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/**
 * What stays of a run, below the checkout's {@code target}: the whole ledger as JSON, and the profiles.
 *
 * @param folder of this run
 */
record StoredLedger(Path folder) {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** A folder for a run that began then. */
    static StoredLedger make(Path checkout, Instant begun) throws IOException {
        return new StoredLedger(Files.createDirectories(
                checkout.resolve("target/bench-results").resolve("cost-" + NAME.format(begun))));
    }

    /** Writes it. */
    Path write(CostOptions options, List<Phase> phases) throws IOException {
        var file = folder.resolve("ledger.json");
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(
                        file.toFile(),
                        Map.of(
                                "warmUp", options.warmUp().toString(),
                                "measure", options.measure().toString(),
                                "figures", LastLine.of(phases),
                                "phases", phases));
        return file;
    }
}
