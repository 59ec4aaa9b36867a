package dev.firstline.sla.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.sla.settings.Faults;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {

    @Test
    void aTextIsTheJsonThatItStandsFor() {
        var faults = new Faults();
        var tree = YamlReader.read("""
                # a comment
                calendar: 24x7
                rank: 10
                negative: -1
                truth: true
                words: [no, "yes", 'on', 09:00-12:00, 2026-12-25]
                nothing: ~
                text: |
                  two
                  lines
                """.getBytes(StandardCharsets.UTF_8), faults);
        assertThat(faults.all()).isEmpty();
        assertThat(tree.orElseThrow())
                .hasToString("{\"calendar\":\"24x7\",\"rank\":10,\"negative\":-1,\"truth\":true,"
                        + "\"words\":[\"no\",\"yes\",\"on\",\"09:00-12:00\",\"2026-12-25\"],"
                        + "\"nothing\":null,\"text\":\"two\\nlines\\n\"}");
    }

    /** Each is a number to one reader of YAML and another one, or none, to the next. */
    @ParameterizedTest
    @ValueSource(strings = {"010", "-010", "0o10", "0x10", "0b10", "1_000", ".inf", "00", "01.5"})
    void whatReadersReadDifferentlyIsNoNumber(String written) {
        var tree = YamlReader.read(("a: " + written).getBytes(StandardCharsets.UTF_8), new Faults());

        assertThat(tree.orElseThrow().get("a").isNumber()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            a: &x 1%nb: *x                | 2 | anchors and aliases
            a: 1%nb: *x                   | 2 | anchors and aliases
            a: 1%nb: 2%na: 3              | 3 | a second time
            a: 1%n---%nb: 2               | 3 | a second document
            a: [1                         | 1 | not YAML
            a: 1%n b: 2                   | 2 | not YAML
            a: !!binary aGVsbG8=          | 1 | tags are not read
            a: !!int "10"                 | 1 | tags are not read
            a: !!map {b: 1}               | 1 | tags are not read
            a: !mine [1]                  | 1 | tags are not read
            a: @x                         | 1 | not YAML
            """)
    void whatIsNotReadIsNamedWithItsLine(String yaml, int line, String detail) {
        var faults = new Faults();
        YamlReader.read(yaml.formatted().getBytes(StandardCharsets.UTF_8), faults);
        assertThat(faults.all()).anySatisfy(fault -> {
            assertThat(fault.line()).isEqualTo(line);
            assertThat(fault.detail()).contains(detail);
        });
    }

    @Test
    void aFewLinesCannotBecomeGigabytes() {
        var laughs = new StringBuilder("a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha]\n");
        for (int i = 1; i < 12; i++) {
            laughs.append("a").append(i).append(": &a").append(i).append(" [");
            laughs.append(("*a" + (i - 1) + ", ").repeat(9)).append("]\n");
        }
        var faults = new Faults();
        YamlReader.read(laughs.toString().getBytes(StandardCharsets.UTF_8), faults);
        assertThat(faults.all())
                .isNotEmpty()
                .allSatisfy(fault -> assertThat(fault.detail()).contains("anchors and aliases"));
    }

    @Test
    void depthAndNumberOfValuesHaveALimit() {
        for (var yaml : new String[] {"[".repeat(5_000), "[" + "1,".repeat(100_000) + "]", "- ".repeat(5_000)}) {
            var faults = new Faults();
            assertThat(YamlReader.read(yaml.getBytes(StandardCharsets.UTF_8), faults))
                    .isEmpty();
            assertThat(faults.all()).hasSize(1);
        }
    }

    @Test
    void whatIsNoUtf8OrEmptyIsRefused() {
        for (var bytes : new byte[][] {{}, {'#'}, {(byte) 0xC3, 0x28}, {(byte) 0xFF, (byte) 0xFE, 'a', 0}}) {
            var faults = new Faults();
            assertThat(YamlReader.read(bytes, faults)).isEmpty();
            assertThat(faults.all()).hasSize(1);
        }
    }

    @Test
    void noTextBreaksTheReader() {
        var seed = Long.getLong("seed", System.nanoTime());
        var random = new Random(seed);
        var alphabet = "ab01 \n:-,[]{}&*!|>'\"%@`#?~._x\t\u0000\u0085\uFEFF+eE";
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(24); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            var faults = new Faults();
            var tree = YamlReader.read(text.toString().getBytes(StandardCharsets.UTF_8), faults);
            assertThat(tree.isPresent() || !faults.none())
                    .as("seed %d: %s", seed, text)
                    .isTrue();
        }
    }
}
