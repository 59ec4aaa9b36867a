package dev.firstline.benchmarks.diagnosis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The scores so far: a line each, with commit, day (UTC), files and figures. It is added to, never corrected. */
record ScoreHistory(Path file) {

    private static final List<String> KEYS = List.of(
            "n",
            "coverage",
            "outcome",
            "outcome_all",
            "outcome_best",
            "recall_leave_desk",
            "kind",
            "category",
            "family",
            "severity",
            "severity_within_one",
            "break_fix",
            "language",
            "route",
            "blocked",
            "all_right");

    /** The history in the folder of these tickets. */
    static ScoreHistory beside(Path tickets) {
        return new ScoreHistory(tickets.toAbsolutePath().resolveSibling("scores.csv"));
    }

    /** Adds a line; a figure that was not measured stays empty. */
    void add(String commit, Instant at, List<Path> files, Map<String, @Nullable Object> figures) throws IOException {
        var line = new StringBuilder();
        if (!Files.exists(file)) {
            line.append("commit,date,files,").append(String.join(",", KEYS)).append('\n');
        }
        var names =
                files.stream().map(path -> String.valueOf(path.getFileName())).collect(Collectors.joining(" "));
        line.append(commit)
                .append(',')
                .append(at.atZone(ZoneOffset.UTC).toLocalDate())
                .append(',')
                .append(names);
        KEYS.forEach(key -> {
            var figure = figures.get(key);
            line.append(',').append(figure == null ? "" : figure);
        });
        Files.writeString(
                file, line.append('\n'), StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
