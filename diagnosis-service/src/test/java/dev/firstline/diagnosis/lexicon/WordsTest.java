package dev.firstline.diagnosis.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void caseAccentsAndWidthMakeNoDifference() {
        assertThat(Words.of("NÃO Não nao ｎａｏ").all()).containsOnly("nao");
    }

    @Test
    void umlautsAndTheirSpellingWithTwoLettersAreTheSame() {
        assertThat(Words.of("Datenträger Datentraeger").all()).hasSize(2).containsOnly("datentrager");
        assertThat(Words.of("Größe Groesse").all()).containsOnly("grosse");
    }

    @Test
    void apostrophesJoinAndSoDoesTheHyphenBehindOneLetter() {
        assertThat(Words.of("can't can’t e-mail").all()).containsExactly("cant", "cant", "email");
        assertThat(Words.of("sign-in").all()).containsExactly("sign", "in");
    }

    @Test
    void aPointWithinANumberEndsNoSentence() {
        var words = Words.of("451 4.7.0 error. Next");
        assertThat(words.endsSentence(1)).isFalse();
        assertThat(words.endsSentence(4)).isTrue();
    }

    @Test
    void theTitleIsASentenceOfItsOwn() {
        assertThat(Words.of("no title", "body").endsSentence(1)).isTrue();
    }

    @Test
    void whatStandsBehindTheLimitIsNotRead() {
        assertThat(Words.of("title", "a ".repeat(Words.MAX_CHARS)).size()).isLessThanOrEqualTo(Words.MAX_CHARS / 2 + 1);
    }

    @Test
    void textsWithoutWordsHaveNone() {
        assertThat(Words.of("", " \n\t!?…").size()).isZero();
    }
}
