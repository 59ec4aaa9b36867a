package dev.firstline.notification.subscription;

import dev.firstline.chassis.http.KeyRing;
import dev.firstline.chassis.http.KeyUse;
import dev.firstline.chassis.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Signing secrets at rest: the chassis' {@link Vault}, bound to tenant and subscription. */
@ApplicationScoped
public class SecretVault {

    private final Vault vault;

    SecretVault(KeyRing keys) {
        this.vault = new Vault(keys, KeyUse.WEBHOOK_SECRET);
    }

    /** The name of the key under which is sealed now. */
    String keyId() {
        return vault.keyId();
    }

    /** Without the type of the secrets, for sealing them anew. */
    Vault untyped() {
        return vault;
    }

    /** Encrypts. */
    byte[] seal(WebhookSecret secret, String tenant, UUID subscription) {
        return vault.seal(secret.value(), tenant, subscription);
    }

    /**
     * Decrypts.
     *
     * @param sealedUnder the name of the key, as far as that was noted
     * @throws UnreadableSecretException when it was sealed under a key that is not there, or for another place
     */
    public WebhookSecret open(byte[] sealed, @Nullable String sealedUnder, String tenant, UUID subscription) {
        return find(sealed, tenant, subscription)
                .orElseThrow(() -> new UnreadableSecretException(subscription, sealedUnder, vault.keyIds()));
    }

    /** As {@link #open}; empty when that is not possible. */
    Optional<WebhookSecret> find(byte[] sealed, String tenant, UUID subscription) {
        return vault.find(sealed, tenant, subscription).map(WebhookSecret::new);
    }
}
