package dev.firstline.diagnosis.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LexiconTest {

    private static final String GROUPS = """
            # Groups come before the terms that name them.
            [{not}]
            not, never
            [{no}]
            no
            [{not-behind}]
            nicht
            [{nothing}]
            nothing
            [{nobody}]
            nobody, no one
            """;

    private static Lexicon lexicon(String... terms) {
        return Lexicon.parse(Map.of("test.terms", GROUPS + "[signal]\n" + String.join("\n", terms)));
    }

    private static List<String> found(Lexicon lexicon, String text) {
        return lexicon.find(Tokens.of(text)).stream().map(Finding::term).toList();
    }

    @Test
    void aTermIsFoundOnWordBoundariesOnly() {
        var lexicon = lexicon("down");
        assertThat(found(lexicon, "It is down.")).containsExactly("down");
        assertThat(found(lexicon, "Count downwards, download")).isEmpty();
    }

    @Test
    void starsOpenAnEnd() {
        assertThat(found(lexicon("suspend*"), "Suspended!")).hasSize(1);
        assertThat(found(lexicon("*rechnung"), "die Monatsrechnung")).hasSize(1);
        assertThat(found(lexicon("*lücke*"), "Sicherheitslücken")).hasSize(1);
    }

    @Test
    void aGapHoldsUpToEightWordsOfOneSentence() {
        var lexicon = lexicon("{nobody} ... send");
        assertThat(found(lexicon, "No one in our whole large company can send")).hasSize(1);
        assertThat(found(lexicon, "Nobody a b c d e f g h i send")).isEmpty();
        assertThat(found(lexicon, "Nobody is here. Please send it")).isEmpty();
    }

    @Test
    void theTermShownIsWhatFitted() {
        assertThat(found(lexicon("{nobody} ... (send|receive*) (|mail)"), "no one can receive mail"))
                .containsExactly("no one ... receive* mail");
    }

    @Test
    void choicesMayBeEmpty() {
        var lexicon = lexicon("was (finally |)paid");
        assertThat(found(lexicon, "it was paid")).hasSize(1);
        assertThat(found(lexicon, "it was finally paid")).hasSize(1);
        assertThat(found(lexicon, "it was hardly paid")).isEmpty();
    }

    @Test
    void aNumberIsACrowdFromTen() {
        var lexicon = lexicon("<number> users");
        assertThat(found(lexicon, "240 users")).hasSize(1);
        assertThat(found(lexicon, "2 users")).isEmpty();
    }

    @Test
    void whatIsDeniedIsNotFound() {
        assertThat(found(lexicon("disputing"), "We are not disputing it")).isEmpty();
        assertThat(found(lexicon("outage"), "There is no known outage")).isEmpty();
        assertThat(found(lexicon("läuft"), "Teams läuft heute nicht")).isEmpty();
        assertThat(found(lexicon("we ... changed"), "We have never changed it")).isEmpty();
        assertThat(found(lexicon("we changed"), "We changed nothing")).isEmpty();
    }

    @Test
    void aDenialEndsWithItsClause() {
        assertThat(found(lexicon("down"), "It is not slow, down it is")).hasSize(1);
        assertThat(found(lexicon("users"), "No mail for all users")).hasSize(1);
    }

    @Test
    void termsThatStandTogetherDoSoInAnyOrderOfOneSentence() {
        var lexicon = lexicon("(took|taken) & money & !please");
        assertThat(found(lexicon, "You took our money")).containsExactly("took & money");
        assertThat(found(lexicon, "Money was taken")).containsExactly("taken & money");
        assertThat(found(lexicon, "It was taken. Money is short")).isEmpty();
        assertThat(found(lexicon, "Please, money is taken")).isEmpty();
    }

    @Test
    void orInThreeNeighbouringSentences() {
        var lexicon = lexicon("taken && money");
        assertThat(found(lexicon, "It was taken. So we hear. Money is short")).hasSize(1);
        assertThat(found(lexicon, "It was taken. So. We. Hear. Money is short")).isEmpty();
    }

    @Test
    void aGroupMaySpellOutItsChoices() {
        var lexicon =
                Lexicon.parse(Map.of("test.terms", GROUPS + "[{help}]\n(did|does) not (help|work|)\n[signal]\n{help}"));
        assertThat(found(lexicon, "it does not help")).containsExactly("does not help");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a & b && c",
                "a & !b",
                "a & b & c & d & e & f",
                "... down",
                "down ...",
                "{unknown} down",
                "(a|b down",
                "do*",
                "a ... b ... c ... d ... e",
                "( |)x"
            })
    void aTermThatCannotBeReadIsNamedWithItsLine(String term) {
        assertThatThrownBy(() -> lexicon(term))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("test.terms:13: ");
    }

    @Test
    void aHostileTextCostsLittle() {
        var lexicon = lexicon("a ... a ... a ... b", "{nobody} ... nobody ... nobody ... x", "aaaa*");
        var text = "a ".repeat(5_000) + "nobody ".repeat(1_000);
        Assertions.assertTimeout(Duration.ofSeconds(5), () -> found(lexicon, text));
    }
}
