package dev.firstline.intake.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LabelsTest {

    @Test
    void labelsComeAndGoEachOnceInTheOrderOfTheirLetters() {
        assertThat(Labels.changed(List.of("b", "d"), List.of("c", "a", "a", "d"), List.of("b", "x")))
                .containsExactly("a", "c", "d");
        assertThat(Labels.changed(List.of("a"), List.of("a"), List.of("a"))).containsExactly("a");
        assertThat(Labels.changed(List.of("a"), List.of(), List.of("a"))).isEmpty();
    }

    @Test
    void aMergeBringsTheOthersLabelsAsLongAsThereIsRoom() {
        assertThat(Labels.merged(List.of("b"), List.of("a", "b"))).containsExactly("a", "b");
        var nineteen = IntStream.range(10, 29).mapToObj(n -> "n" + n).toList();
        assertThat(Labels.merged(nineteen, List.of("a", "n10", "z")))
                .hasSize(Labels.MOST)
                .containsAll(nineteen)
                .contains("a")
                .doesNotContain("z");
    }
}
