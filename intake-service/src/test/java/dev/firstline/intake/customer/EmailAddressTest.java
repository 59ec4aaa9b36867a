package dev.firstline.intake.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ana@northwind.example",
                "a.b+c@x.de",
                "joao@exemplo.com.br",
                "o'neil@x.example",
                "a@xn--mnchen-3ya.de"
            })
    void anOrdinaryAddressIsTaken(String text) {
        assertThat(new EmailAddress(text).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ana@northwind.example\r\nBcc: all@world.example",
                "ana@northwind.example\n",
                "ana\u0000@northwind.example",
                "Ana <ana@northwind.example>",
                "ana@northwind.example, bob@northwind.example",
                "\"ana\"@northwind.example",
                "ana@",
                "@northwind.example",
                "ana northwind@x.example",
                "ana@northwind..",
                "ana@-x",
                "ana\u2028@x.example",
                "a@b",
                "a..b@b.cd",
                "`id`@b.cd",
                ".a@b.cd",
                "joão@exemplo.com.br",
                ""
            })
    void whatCouldEndALineOrNameTwoIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress(text));
    }

    @Test
    void anAddressOfMoreThan254CharactersIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress("a@" + "b".repeat(253)));
    }
}
