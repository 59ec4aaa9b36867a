package dev.firstline.diagnosis.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.firstline.diagnosis.lexicon.Tokens;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinearModelTest {

    private static final String FILE = """
            # A comment.
            data two tickets
            scale 1.0 0.5
            head matter MONEY FAULT
            bias\t0\t100
            word invoice\t2000\t-2000
            word outage\t-1000\t1000
            signal down\t-2000\t2000
            """;

    private static final LinearModel MODEL = LinearModel.parse(FILE);

    @Test
    void theSharesOfAQuestionAreOneTogether() {
        var shares = MODEL.on(Tokens.of("Our invoice"), List.of()).shares("matter");

        assertThat(shares.get("MONEY") + shares.get("FAULT")).isCloseTo(1, within(1e-12));
        assertThat(shares.get("MONEY")).isCloseTo(1 / (1 + Math.exp(-3.9)), within(1e-12));
    }

    @Test
    void whatWasFoundByOtherMeansCountsAsWell() {
        assertThat(MODEL.on(Tokens.of("Our invoice"), List.of("signal down", "signal unheard-of"))
                        .shares("matter")
                        .get("MONEY"))
                .isCloseTo(1 / (1 + Math.exp(-1.9)), within(1e-12));
    }

    @Test
    void ofALongTextEachFeatureSaysLess() {
        var scores = MODEL.on(Tokens.of("An outage, and an invoice"), List.of());

        assertThat(scores.shares("matter").get("MONEY"))
                .isCloseTo(1 / (1 + Math.exp(0.1 - 2 / Math.sqrt(2))), within(1e-12));
    }

    @Test
    void aFeatureCountsOnceHoweverOftenItStandsThere() {
        assertThat(MODEL.on(Tokens.of("invoice invoice", "Invoice"), List.of()).shares("matter"))
                .isEqualTo(MODEL.on(Tokens.of("invoice"), List.of()).shares("matter"));
    }

    @Test
    void whatSpeaksForAnAnswerIsToldTheStrongestFirst() {
        var scores = MODEL.on(Tokens.of("Outage, invoice"), List.of("signal down"));

        assertThat(scores.strongest("matter", "FAULT", 5)).containsExactly("signal down", "word outage");
        assertThat(scores.strongest("matter", "FAULT", 1)).containsExactly("signal down");
    }

    @Test
    void theVersionChangesWithTheFile() {
        assertThat(MODEL.version()).matches("[0-9a-f]{12}");
        assertThat(LinearModel.parse(FILE.replace("2000", "2001")).version()).isNotEqualTo(MODEL.version());
        assertThat(MODEL.data()).isEqualTo("two tickets");
    }

    @Test
    void aQuestionThatItDoesNotAnswerIsRefused() {
        assertThatThrownBy(() -> MODEL.on(Tokens.of("x"), List.of()).shares("weather"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("weather");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "head matter MONEY FAULT",
                "head matter MONEY FAULT\nbias\t1",
                "head matter MONEY FAULT\nbias\t1\t2\nword x\t1\t2\t3",
                "head matter MONEY FAULT\nbias\t1\tmuch",
                "bias\t1\t2"
            })
    void aFileThatIsNoWholeModelIsRefused(String text) {
        assertThatThrownBy(() -> LinearModel.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
