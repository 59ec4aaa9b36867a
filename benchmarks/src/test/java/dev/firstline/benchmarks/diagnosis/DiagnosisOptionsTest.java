package dev.firstline.benchmarks.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.benchmarks.ground.WrongOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagnosisOptionsTest {

    @TempDir
    private Path folder;

    @Test
    void aFolderStandsForItsOpenFiles() throws IOException {
        for (var name : List.of("en.jsonl", "de.jsonl", "sealed.jsonl", "scores.csv")) {
            Files.createFile(folder.resolve(name));
        }

        var options = DiagnosisOptions.of(List.of("--record", "--file=" + folder));

        assertThat(options)
                .isEqualTo(new DiagnosisOptions(List.of(folder.resolve("de.jsonl"), folder.resolve("en.jsonl")), true));
        assertThat(options.isSealed()).isFalse();
    }

    @Test
    void aSealedFileIsScoredAlone() {
        assertThat(DiagnosisOptions.of(List.of("--file", "corpus/sealed.jsonl")).isSealed())
                .isTrue();
        assertThatThrownBy(() ->
                        DiagnosisOptions.of(List.of("--file", "corpus/en.jsonl", "--file", "corpus/sealed.jsonl")))
                .isInstanceOf(WrongOption.class)
                .hasMessageContaining("alone");
    }

    @Test
    void whatIsMissingOrUnknownIsTold() {
        for (var words : List.of(
                List.<String>of(),
                List.of("--record"),
                List.of("--file"),
                List.of("--tune", "x"),
                List.of("x.jsonl"))) {
            assertThatThrownBy(() -> DiagnosisOptions.of(words))
                    .isInstanceOf(WrongOption.class)
                    .hasMessageContaining("--file F.jsonl");
        }
        assertThatThrownBy(() -> DiagnosisOptions.of(List.of("--file", folder.toString())))
                .isInstanceOf(WrongOption.class)
                .hasMessageContaining("no *.jsonl");
    }
}
