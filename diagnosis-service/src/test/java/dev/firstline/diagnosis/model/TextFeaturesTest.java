package dev.firstline.diagnosis.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.diagnosis.lexicon.Tokens;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextFeaturesTest {

    private static List<String> of(String text) {
        var shown = new ArrayList<String>();
        TextFeatures.of(Tokens.of(text), shown::add);
        return shown;
    }

    @Test
    void wordsPairsAndPiecesAreShown() {
        assertThat(of("No mail"))
                .containsExactly(
                        "word no",
                        "pair no mail",
                        "word mail",
                        "piece _ma",
                        "piece mai",
                        "piece ail",
                        "piece il_",
                        "piece _mai",
                        "piece mail",
                        "piece ail_",
                        "piece _mail",
                        "piece mail_");
    }

    @Test
    void wordsOfOneStemSharePieces() {
        assertThat(of("Factura").stream().filter(of("fatura")::contains)).contains("piece tura_", "piece _fa");
    }

    @Test
    void aPairStandsInOneSentence() {
        assertThat(of("It fails. Nobody knows")).contains("pair it fails").doesNotContain("pair fails nobody");
    }

    @Test
    void whichNumberItIsTellsNothing() {
        assertThat(of("310 at 7h50")).contains("word #", "word #h#", "pair # at");
        assertThat(of("310 at 7h50")).isEqualTo(of("25 at 12h3"));
    }

    @Test
    void aLongTextIsNotReadToItsEnd() {
        assertThat(of("mail ".repeat(TextFeatures.MOST_WORDS) + "outage")).doesNotContain("word outage");
    }
}
