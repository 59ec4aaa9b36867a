package dev.firstline.benchmarks.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreHistoryTest {

    @TempDir
    private Path folder;

    @Test
    void eachScoreIsALineAndWhatWasNotMeasuredIsEmpty() throws IOException {
        var tickets = folder.resolve("sealed.jsonl");
        var history = ScoreHistory.beside(tickets);
        var figures = new Score(List.of(Tickets.outcome("ROUTE_TO_ISV", "ROUTE_TO_ISV"))).figures();

        history.add("abc1234", Instant.parse("2026-11-29T23:30:00Z"), List.of(tickets), figures);
        history.add("def5678", Instant.parse("2026-11-30T00:30:00Z"), List.of(tickets), figures);

        assertThat(history.file()).isEqualTo(folder.resolve("scores.csv").toAbsolutePath());
        assertThat(Files.readAllLines(history.file()))
                .hasSize(3)
                .satisfies(lines -> assertThat(lines.getFirst()).startsWith("commit,date,files,n,coverage,outcome,"))
                .satisfies(lines ->
                        assertThat(lines.get(1)).startsWith("abc1234,2026-11-29,sealed.jsonl,1,1.0,1.0,1.0,1.0,1.0,,,"))
                .satisfies(lines -> assertThat(lines.get(2)).startsWith("def5678,2026-11-30,"));
    }
}
