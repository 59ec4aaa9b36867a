package dev.firstline.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderTextTest {

    /** The first is the example of the specification. */
    @ParameterizedTest
    @CsvSource({
        "Euro € 😀, Euro%20%E2%82%AC%20%F0%9F%98%80",
        "https://desk.contoso.example/tenants/contoso/northwind, https://desk.contoso.example/tenants/contoso/northwind",
        "100%, 100%25",
        "\"x\", %22x%22",
    })
    void whatAHeaderCannotCarryIsPercentEncoded(String text, String header) {
        assertThat(HeaderText.of(text)).isEqualTo(header);
    }

    @Test
    void linesDoNotEndInAHeader() {
        assertThat(HeaderText.of("a\r\nb\tc\0")).isEqualTo("a%0D%0Ab%09c%00");
    }

    @Test
    void whateverIsWrittenIsReadAgainAndIsPrintableAscii() {
        long seed = 46;
        var random = new Random(seed);
        for (int n = 0; n < 2_000; n++) {
            var text = random.ints(random.nextInt(20), 0, 0x1_0000)
                    .filter(code -> !Character.isSurrogate((char) code))
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();

            var header = HeaderText.of(text);

            assertThat(header).as("seed %s, text %s", seed, n).matches("[\\x21-\\x7e]*");
            assertThat(URLDecoder.decode(header.replace("+", "%2B"), StandardCharsets.UTF_8))
                    .isEqualTo(text);
        }
    }
}
