package dev.firstline.chassis.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.chassis.http.KeyRing;
import dev.firstline.chassis.http.KeyUse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VaultTest {

    private static final UUID ID = UUID.fromString("019aa5c0-7a10-7000-8000-000000000001");

    private final Vault vault = new Vault(KeyRing.of(key("a")), KeyUse.WEBHOOK_SECRET);
    private final String secret = "a-secret-of-späte-Äpfel";

    @Test
    void whatIsSealedCanBeOpenedInItsPlace() {
        assertThat(vault.find(vault.seal(secret, "contoso", ID), "contoso", ID)).contains(secret);
    }

    @Test
    void nothingOfTheSecretIsReadable() {
        var sealed = new String(vault.seal(secret, "contoso", ID), StandardCharsets.ISO_8859_1);

        assertThat(sealed).doesNotContain("a-secret").doesNotContain(secret.substring(2, 12));
    }

    @Test
    void sealedTwiceItLooksDifferent() {
        assertThat(vault.seal(secret, "contoso", ID)).isNotEqualTo(vault.seal(secret, "contoso", ID));
    }

    @Test
    void inAnotherRowItCannotBeOpened() {
        var sealed = vault.seal(secret, "contoso", ID);

        assertThat(vault.find(sealed, "fabrikam", ID)).isEmpty();
        assertThat(vault.find(sealed, "contoso", UUID.randomUUID())).isEmpty();
    }

    @Test
    void underAnotherKeyOrChangedItCannotBeOpened() {
        var sealed = vault.seal(secret, "contoso", ID);
        assertThat(new Vault(KeyRing.of(key("b")), KeyUse.WEBHOOK_SECRET).find(sealed, "contoso", ID))
                .isEmpty();

        sealed[sealed.length - 1] ^= 1;
        assertThat(vault.find(sealed, "contoso", ID)).isEmpty();
    }

    @Test
    void underAnOldKeyItCanBeOpenedAndSaysThatItIs() {
        var sealed = vault.seal(secret, "contoso", ID);
        var later = new Vault(KeyRing.of(key("b"), key("a")), KeyUse.WEBHOOK_SECRET);

        assertThat(later.find(sealed, "contoso", ID)).contains(secret);
        assertThat(later.isUnderPresentKey(sealed, "contoso", ID)).isFalse();
        assertThat(later.isUnderPresentKey(later.seal(secret, "contoso", ID), "contoso", ID))
                .isTrue();
    }

    @Test
    void eachUseHasAKeyOfItsOwn() {
        var sealed = vault.seal(secret, "contoso", ID);

        assertThat(new Vault(KeyRing.of(key("a")), KeyUse.PAGE_SESSION).find(sealed, "contoso", ID))
                .isEmpty();
    }

    private static String key(String letter) {
        return Base64.getEncoder().encodeToString(letter.repeat(32).getBytes(StandardCharsets.US_ASCII));
    }
}
