package dev.firstline.notification.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.firstline.chassis.http.KeyRing;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretVaultTest {

    private static final UUID ID = UUID.fromString("019aa5c0-7a10-7000-8000-000000000001");

    private final SecretVault vault = new SecretVault(KeyRing.of(key("a")));
    private final WebhookSecret secret = WebhookSecret.generate();

    @Test
    void whatIsSealedCanBeOpenedInItsPlace() {
        assertThat(vault.find(vault.seal(secret, "contoso", ID), "contoso", ID)).contains(secret);
    }

    @Test
    void underAnotherKeyItCannotBeOpenedAndSaysWhatToDo() {
        var sealed = vault.seal(secret, "contoso", ID);
        var other = new SecretVault(KeyRing.of(key("b")));
        assertThat(other.find(sealed, "contoso", ID)).isEmpty();
        assertThatExceptionOfType(UnreadableSecretException.class)
                .isThrownBy(() -> other.open(sealed, vault.keyId(), "contoso", ID))
                .withMessageContainingAll(ID.toString(), vault.keyId(), other.keyId(), "FIRSTLINE_OLD_SECRET_KEYS");
    }

    @Test
    void aSecretDoesNotShowItselfInALog() {
        assertThat(secret.toString()).isEqualTo("whsec_***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "whsec_",
                "secret",
                "whsec_dG9vIHNob3J0",
                "whsec_not base64 at all, not at all, no",
                "WHSEC_x"
            })
    void whatIsNoSecretIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new WebhookSecret(text));
    }

    private static String key(String letter) {
        return Base64.getEncoder().encodeToString(letter.repeat(32).getBytes(StandardCharsets.US_ASCII));
    }
}
