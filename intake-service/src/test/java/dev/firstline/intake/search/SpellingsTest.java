package dev.firstline.intake.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingsTest {

    @ParameterizedTest
    @CsvSource({
        "configuração,configuracoes",
        "configurações,configuracao",
        "Configuracao,configuracoes",
        "instalación,instalaciones",
        "instalaciones,instalacion",
        "München,muenchen",
        "Muenchen,munchen",
        "Loeschung,loschung"
    })
    void aWordHasOtherSpellings(String word, String other) {
        assertThat(Spellings.of(word)).contains(word, other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Steuer", "neue", "quer", "mail", "ao", "550"})
    void othersHaveOne(String word) {
        assertThat(Spellings.of(word)).containsExactly(word);
    }
}
