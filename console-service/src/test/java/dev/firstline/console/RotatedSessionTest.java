package dev.firstline.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.console.session.SealedAgain;
import dev.firstline.devstack.test.FirstlineStack;
import org.junit.jupiter.api.Test;

/** Who is signed in stays so when the secret key is changed, as long as the old one is told. */
@Stack
class RotatedSessionTest {

    @Test
    void aSessionOfTheOldKeyGoesOn() {
        var browser = Browser.of("ana@contoso");
        SealedAgain.under(FirstlineStack.OLD_SECRET_KEY, cookie(browser));

        var answer = browser.visit("/");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString()).contains("Ana Souza");
    }

    @Test
    void aSessionOfAKeyThatNobodyToldLeadsToTheSignInAndNotToAnError() {
        var browser = Browser.of("ana@contoso");
        SealedAgain.under("bm9ib2R5LXRvbGQtdGhpcy1vbmUtdG8tdGhlLXRlc3Q=", cookie(browser));

        var answer = browser.visit("/");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.getHeader("Location")).contains("/authorize?");
    }

    private static String cookie(Browser browser) {
        return browser.cookies().entrySet().stream()
                .filter(cookie -> cookie.getKey().startsWith("q_session"))
                .findFirst()
                .orElseThrow()
                .getValue();
    }
}
