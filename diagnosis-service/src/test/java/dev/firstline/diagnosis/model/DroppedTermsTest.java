package dev.firstline.diagnosis.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.diagnosis.lexicon.Lexicon;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DroppedTermsTest {

    private static final String TERMS = "[{not}]\nnot, never\n[{who}]\nwe, they, you\n[down]\n"
            + IntStream.range(0, 1000).mapToObj(i -> "term" + i + " {who}\n").collect(Collectors.joining());

    @Test
    void aboutTheWantedShareOfTermsGoes() {
        assertThat(new DroppedTerms(1, 0.4).apply("en", TERMS).lines().filter(line -> line.startsWith("term")))
                .hasSizeBetween(550, 650);
    }

    @Test
    void theSameSeedTakesTheSameTermsAndAnotherOneOthers() {
        assertThat(new DroppedTerms(1, 0.4).apply("en", TERMS)).isEqualTo(new DroppedTerms(1, 0.4).apply("en", TERMS));
        assertThat(new DroppedTerms(2, 0.4).apply("en", TERMS))
                .isNotEqualTo(new DroppedTerms(1, 0.4).apply("en", TERMS));
    }

    @Test
    void negationsStayAndOfEveryGroupAWord() {
        var left = new DroppedTerms(1, 0.99).apply("en", TERMS);

        assertThat(left).contains("not, never");
        assertThat(Lexicon.parse(Map.of("en", left)).signals()).containsExactly("down");
    }
}
