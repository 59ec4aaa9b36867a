package dev.firstline.intake.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.intake.search.Term.Form;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchQueryTest {

    @Test
    void wordsPhrasesBeginningsAndExclusions() {
        assertThat(SearchQuery.parse("mail  \"no access\" outl* -printer -\"paper jam\" -tone*")
                        .terms())
                .containsExactly(
                        new Term("mail", Form.WORD, false),
                        new Term("no access", Form.PHRASE, false),
                        new Term("outl", Form.PREFIX, false),
                        new Term("printer", Form.WORD, true),
                        new Term("paper jam", Form.PHRASE, true),
                        new Term("tone", Form.PREFIX, true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            no-reply          | no-reply
            "open to the end  | open to the end
            "one"             | one
            it's              | it's
            a & c             | a
            mail & ! -        | mail
            - mail            | mail
            naïve:*           | naïve:
            """)
    void signsThatMeanNothingArePassedOver(String text, String first) {
        assertThat(SearchQuery.parse(text).terms().getFirst().text()).isEqualTo(first);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "   ", "-", "*", "&|!()", "-printer", "-a -\"b c\"", "a*", "one\ntwo", "\"\""})
    void whatLooksForNothingIsRefused(String text) {
        assertThatThrownBy(() -> SearchQuery.parse(text)).isInstanceOf(Problem.class);
    }

    @Test
    void aQueryHasSoManyCharactersAndWords() {
        assertThatCode(() -> SearchQuery.parse("a".repeat(200))).doesNotThrowAnyException();
        assertThatThrownBy(() -> SearchQuery.parse("a".repeat(201))).isInstanceOf(Problem.class);
        assertThatCode(() -> SearchQuery.parse("a ".repeat(10))).doesNotThrowAnyException();
        assertThatThrownBy(() -> SearchQuery.parse("a ".repeat(11))).isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @CsvSource({
        "FL-482913570,482913570",
        "fl-482913570,482913570",
        "482913570,482913570",
        "FL482913570,482913570",
        "1000001,1000001",
        "042,",
        "FL-,",
        "CRM-482913570,",
        "12345,"
    })
    void aNumberIsKnownWithItsLettersAndWithout(String text, String digits) {
        assertThat(new Term(text, Form.WORD, false).number().orElse(null)).isEqualTo(digits);
    }

    /** Whatever is typed: it is read, or refused as a value. */
    @Test
    void anyTextCanBeRead() {
        long seed = Long.getLong("firstline.seed", new Random().nextLong());
        var random = new Random(seed);
        var signs = "ab1 ü\"*-'\\:&|!()<>%_/";
        for (int n = 0; n < 20_000; n++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(24); i >= 0; i--) {
                text.append(signs.charAt(random.nextInt(signs.length())));
            }
            try {
                assertThat(SearchQuery.parse(text.toString()).terms())
                        .as(text + " -Dfirstline.seed=" + seed)
                        .anyMatch(term -> !term.excluded())
                        .allMatch(term -> term.text().codePoints().anyMatch(Character::isLetterOrDigit));
            } catch (Problem refused) {
                assertThat(refused.type().status()).isEqualTo(422);
            }
        }
    }
}
