package dev.firstline.chassis.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \t\r\n",
                "\u00a0\u2007\u202f\u3000",
                "\u200b\u200c\u200d\u2060",
                "\u200e\u200f\u061c\u202a\u202e\u2066\u2069",
                "\ufeff",
                "\u00ad",
                "\u034f",
                "\u115f\u1160\u3164\uffa0",
                "\u180e\u180b",
                "\ufe0e\ufe0f\udb40\udd00",
                "\udb40\udc41",
                "\u2800",
                "\u0007\u001b"
            })
    void whatNobodySeesIsBlank(String text) {
        assertThat(Texts.isBlank(text)).isTrue();
        assertThat(Texts.isBlank(text + "." + text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u0600", "\u06dd", "\u0301", "\u2764\ufe0f", "\ud83d\udc69\u200d\ud83d\udd27", "\u3131", "_"})
    void whatIsSeenIsNot(String text) {
        assertThat(Texts.isBlank(text)).isFalse();
    }

    @Test
    void oneLineHasNoControlCharacters() {
        assertThat(Texts.isOneLine("Ticket FL-482913570: E-Mail läuft")).isTrue();
        assertThat(Texts.isOneLine("a\r\nBcc: x")).isFalse();
        assertThat(Texts.isOneLine("a\u007f")).isFalse();
        for (var mark : new String[] {
            "\n",
            "\r",
            "\t",
            "\u000b",
            "\u0085",
            "\u009b",
            "\u2028",
            "\u2029",
            "\u202e",
            "\u202a",
            "\u2066",
            "\u2069",
            "\u200e",
            "\u200f",
            "\u061c",
            "\ufeff",
            "\u200b",
            "\udb40\udc41"
        }) {
            assertThat(Texts.isOneLine("a" + mark + "b"))
                    .as("%x", mark.codePointAt(0))
                    .isFalse();
        }
        assertThat(Texts.isOneLine("\ud83d\udc69\u200d\ud83d\udd27 \u0645\u06cc\u200c\u062e"))
                .isTrue();
    }
}
