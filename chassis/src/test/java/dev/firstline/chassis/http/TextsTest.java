package dev.firstline.chassis.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextsTest {

    @Test
    void pairedSurrogatesEmojiAndRightToLeftMarksAreClean() {
        assertThat(Texts.isClean("")).isTrue();
        assertThat(Texts.isClean("👩‍👩‍👧 \u202eabc é é \uD83D\uDE00")).isTrue();
    }

    @Test
    void nulAndLoneSurrogatesAreNot() {
        assertThat(Texts.isClean("a\u0000b")).isFalse();
        assertThat(Texts.isClean("a\uD83D")).isFalse();
        assertThat(Texts.isClean("\uDE00a")).isFalse();
        assertThat(Texts.isClean("\uD83D\uD83D\uDE00")).isFalse();
    }

    @Test
    void oneLineHasNoControlCharacters() {
        assertThat(Texts.isOneLine("Ticket FL-1000042: E-Mail läuft")).isTrue();
        assertThat(Texts.isOneLine("a\r\nBcc: x")).isFalse();
        assertThat(Texts.isOneLine("a\u007f")).isFalse();
    }
}
