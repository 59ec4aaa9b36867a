package dev.firstline.intake.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FileNameTest {

    static Stream<Arguments> names() {
        return Stream.of(
                Arguments.of("error.png", "error.png"),
                Arguments.of("Übersicht März.pdf", "Übersicht März.pdf"),
                Arguments.of("日本語.txt", "日本語.txt"),
                Arguments.of("a😀.txt", "a😀.txt"),
                // A path, of either system.
                Arguments.of("../../etc/passwd", "passwd"),
                Arguments.of("C:\\Users\\ana\\error.log", "error.log"),
                Arguments.of("/", "file"),
                Arguments.of("..", "file"),
                // What nobody sees: ends of lines, control characters, zero width, marks of direction.
                Arguments.of("a\r\nSet-Cookie: b.txt", "aSet-Cookie_ b.txt"),
                Arguments.of("a\0b\u001b[31m.txt", "ab[31m.txt"),
                Arguments.of("a\u200b\ufeffb.txt", "ab.txt"),
                Arguments.of("invoice\u202Egnp.exe", "invoicegnp.exe"),
                Arguments.of("\u2066a\u2069\u200f.txt", "a.txt"),
                Arguments.of("\ud800a.txt", "a.txt"),
                // What systems read otherwise.
                Arguments.of("a<b>:\"c|?*.txt", "a_b___c___.txt"),
                Arguments.of("100%.txt", "100_.txt"),
                Arguments.of(".htaccess", "htaccess"),
                Arguments.of("  report .txt. . ", "report .txt"),
                Arguments.of("con", "_con"),
                Arguments.of("NUL.txt", "_NUL.txt"),
                Arguments.of("com1.tar.gz", "_com1.tar.gz"),
                Arguments.of("console.txt", "console.txt"),
                // One spelling of one name.
                Arguments.of("u\u0308.txt", "ü.txt"),
                Arguments.of("a\u00a0\u3000b.txt", "a b.txt"),
                Arguments.of("", "file"),
                Arguments.of("\u200b", "file"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void aNameIsOneLineWithoutAPathAndWithoutWhatMisleads(String given, String safe) {
        assertThat(FileName.safe(given)).isEqualTo(safe);
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatIsSafeStaysAsItIs(String given, String safe) {
        assertThat(FileName.safe(FileName.safe(given))).isEqualTo(safe);
    }

    @Test
    void aLongNameKeepsItsEndByWhichProgramsAreChosen() {
        var name = FileName.safe("ü".repeat(400) + ".pdf");

        assertThat(name).endsWith("ü.pdf");
        assertThat(name.codePointCount(0, name.length())).isEqualTo(FileName.MOST);
        assertThat(FileName.safe("😀".repeat(400)).codePoints()).hasSize(FileName.MOST);
        assertThat(FileName.safe("a." + "b".repeat(400))).hasSize(FileName.MOST);
    }

    @Test
    void extensionsAreCompared() {
        assertThat(FileName.extension("a.tar.GZ")).isEqualTo("gz");
        assertThat(FileName.extension("readme")).isEmpty();
    }

    @Test
    void theHeaderOfADownloadHasBothFormsAndNothingThatEndsIt() {
        assertThat(DispositionHeader.of("März \"1\".txt"))
                .isEqualTo("attachment; filename=\"M_rz _1_.txt\"; filename*=UTF-8''M%C3%A4rz%20%221%22.txt");
        assertThat(DispositionHeader.of("error.png"))
                .isEqualTo("attachment; filename=\"error.png\"; filename*=UTF-8''error.png");
    }
}
