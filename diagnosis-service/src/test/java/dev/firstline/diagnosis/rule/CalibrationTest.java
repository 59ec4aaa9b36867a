package dev.firstline.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationTest {

    /** Neighbouring steps of which the later would be lower, put together. */
    private record Step(int from, int right, int tickets) {

        double share() {
            return (double) right / tickets;
        }

        Step and(Step next) {
            return new Step(from, right + next.right, tickets + next.tickets);
        }
    }

    private static String resource(String name) {
        try (var stream = CalibrationTest.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> fit(String counts) {
        var steps = new ArrayDeque<Step>();
        counts.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" "))
                .forEach(column -> {
                    var step = new Step(
                            Integer.parseInt(column[0]), Integer.parseInt(column[1]), Integer.parseInt(column[2]));
                    while (!steps.isEmpty() && steps.getLast().share() > step.share()) {
                        step = steps.removeLast().and(step);
                    }
                    steps.addLast(step);
                });
        return new ArrayList<>(steps)
                .stream()
                        .map(step -> step.from() + " " + String.format(Locale.ROOT, "%.2f", step.share()))
                        .toList();
    }

    @Test
    void theStepsAreTheMonotoneFitOfWhatWasCounted() {
        var steps = resource("/rule/calibration.txt")
                .lines()
                .filter(line -> !line.startsWith("#") && !line.startsWith("version"))
                .toList();

        assertThat(steps).containsExactlyElementsOf(fit(resource("/rule/calibration-counts.txt")));
    }

    @Test
    void aConfidenceHoldsFromItsStrengthOn() {
        var table = Calibration.parse("version V\n0 0.2\n30 0.8");

        assertThat(table.of(0)).isEqualTo(0.2);
        assertThat(table.of(29)).isEqualTo(0.2);
        assertThat(table.of(30)).isEqualTo(0.8);
        assertThat(table.of(100)).isEqualTo(0.8);
        assertThat(table.version()).isEqualTo("V");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 0.5", "version V", "version V\n5 0.5", "version V\n0 0.5\n9 0.4", "version V\n0 1.5"})
    void aTableThatFallsOrIsNotWholeIsRefused(String text) {
        assertThatThrownBy(() -> Calibration.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
