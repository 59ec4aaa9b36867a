package dev.firstline.chassis.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused is what the caller is told, and what he is told is refused. */
class OneLineTest {

    private static final Validator VALIDATOR = Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator();

    private record Lines(
            @OneLine @Nullable String code,
            @OneLine(words = true) @Nullable String words,

            @OneLine(mayBeBlank = true, words = true) @Nullable String note,

            @OneLine(message = "must be a name") @Nullable String name) {}

    @ParameterizedTest
    @ValueSource(strings = {"a\u202eb", "a\u200eb", "\u2066a\u2069", "a\u200bb"})
    void marksBelongToWordsAndToNothingElse(String marked) {
        assertThat(told(new Lines(marked, marked, marked, null)))
                .isEqualTo(
                        "must be one line of text: not blank, without control characters, line separators or direction marks");
        assertThat(told(new Lines(null, marked, marked, null))).isEmpty();
    }

    @Test
    void wordsAreToldNothingOfMarks() {
        assertThat(told(new Lines(null, "two\nlines", null, null)))
                .isEqualTo("must be one line of text: not blank, without control characters or line separators");
        assertThat(told(new Lines(null, null, "two\u2028lines", null)))
                .isEqualTo("must be one line of text: without control characters or line separators");
        assertThat(told(new Lines(null, null, " ", null))).isEmpty();
    }

    @Test
    void aMessageOfItsOwnStands() {
        assertThat(told(new Lines(null, null, null, "two\nlines"))).isEqualTo("must be a name");
    }

    private static String told(Lines lines) {
        return VALIDATOR.validate(lines).stream()
                .map(violation -> violation.getMessage())
                .reduce("", String::concat);
    }
}
