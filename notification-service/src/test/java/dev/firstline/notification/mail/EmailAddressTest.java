package dev.firstline.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "desk@contoso.example",
                "first.last+sla@sub.contoso.com.br",
                "o'brien@contoso.example",
                "a@b-c.de"
            })
    void plainAddressesAreAccepted(String address) {
        assertThat(new EmailAddress(address).value()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "desk",
                "@contoso.example",
                "desk@",
                "desk@localhost",
                "a@b.c@d.e",
                "a b@contoso.example",
                "desk@contoso.example\r\nBcc: x@y.example",
                "desk@contoso.example\n",
                "desk\u0000@contoso.example",
                "desk@contoso.example\u0000",
                "\"a\\r\\nRCPT TO:<x@y.z>\"@contoso.example",
                "<desk@contoso.example>",
                "Desk <desk@contoso.example>",
                "desk@contoso.example,other@contoso.example",
                "desk@[127.0.0.1]",
                ".desk@contoso.example",
                "desk..x@contoso.example",
                "desk@-contoso.example",
                "desk@contoso..example",
                "dësk@contoso.example",
                "desk@contoso.example.",
                "desk@contoso.example\u2028"
            })
    void everythingElseIsRefused(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress(address));
    }

    @org.junit.jupiter.api.Test
    void lengthsEnd() {
        assertThat(EmailAddress.isValid("a".repeat(64) + "@contoso.example")).isTrue();
        assertThat(EmailAddress.isValid("a".repeat(65) + "@contoso.example")).isFalse();
        assertThat(EmailAddress.isValid("a@" + "b".repeat(60) + ".c".repeat(200)))
                .isFalse();
    }
}
