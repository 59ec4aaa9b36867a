package dev.firstline.diagnosis.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokensTest {

    @Test
    void caseAccentsAndWidthMakeNoDifference() {
        assertThat(Tokens.of("NÃO Não nao ｎａｏ").all()).containsOnly("nao");
    }

    @Test
    void umlautsAndTheirSpellingWithTwoLettersAreTheSame() {
        assertThat(Tokens.of("Datenträger Datentraeger").all()).hasSize(2).containsOnly("datentrager");
        assertThat(Tokens.of("Größe Groesse").all()).containsOnly("grosse");
    }

    @Test
    void apostrophesJoinAndSoDoesTheHyphenBehindOneLetter() {
        assertThat(Tokens.of("can't can’t e-mail").all()).containsExactly("cant", "cant", "email");
        assertThat(Tokens.of("sign-in").all()).containsExactly("sign", "in");
    }

    @Test
    void aPointWithinANumberEndsNoSentence() {
        var words = Tokens.of("451 4.7.0 error. Next");
        assertThat(words.endsSentence(1)).isFalse();
        assertThat(words.endsSentence(4)).isTrue();
    }

    @Test
    void aWordStandsOutWhereItAloneHasACapital() {
        assertThat(Tokens.of("", "we cannot call in Teams since noon").standsOut(4))
                .isTrue();
        assertThat(Tokens.of("", "we cannot call in teams since noon").standsOut(4))
                .isFalse();
        assertThat(Tokens.of("", "Teams were late").standsOut(0)).isFalse();
        assertThat(Tokens.of("Teams", "no sound").standsOut(0)).isTrue();
        assertThat(Tokens.of("Teams: no sound", "").standsOut(0)).isTrue();
        assertThat(Tokens.of("", "WE CANNOT CALL IN TEAMS").standsOut(4)).isFalse();
        assertThat(Tokens.of("We Call In Teams", "all is quiet").standsOut(3)).isFalse();
    }

    @Test
    void theTitleIsASentenceOfItsOwn() {
        assertThat(Tokens.of("no title", "body").endsSentence(1)).isTrue();
    }

    @Test
    void whatStandsBehindTheLimitIsNotRead() {
        assertThat(Tokens.of("title", "a ".repeat(Tokens.MAX_CHARS)).size())
                .isLessThanOrEqualTo(Tokens.MAX_CHARS / 2 + 1);
    }

    @Test
    void textsWithoutWordsHaveNone() {
        assertThat(Tokens.of("", " \n\t!?…").size()).isZero();
    }
}
