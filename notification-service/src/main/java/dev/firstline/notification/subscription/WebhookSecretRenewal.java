package dev.firstline.notification.subscription;

import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.chassis.vault.SealedRows;
import dev.firstline.chassis.vault.SecretRenewal;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** Encrypts the secrets of webhooks anew that are under an old key, soon after the start and then hourly ({@link SecretRenewal}). */
@ApplicationScoped
class WebhookSecretRenewal {

    private static final SealedRows WEBHOOKS = new SealedRows(
            "subscription",
            "channel = 'WEBHOOK'",
            "secret",
            // Of the previous one, one that cannot be read only means one signature less.
            List.of(new SealedRows.Other("previous_secret", "previous_secret_until > now()")),
            "webhook",
            "webhook secrets",
            "give the webhooks new secrets");

    private final SecretRenewal renewal;
    private final MeterRegistry metrics;

    WebhookSecretRenewal(Transactions transactions, SecretVault vault, MeterRegistry metrics) {
        this.renewal = new SecretRenewal(transactions, vault.untyped(), WEBHOOKS);
        this.metrics = metrics;
    }

    void register(@Observes StartupEvent event) {
        renewal.register(metrics);
    }

    @Scheduled(
            identity = "secret-renewal",
            every = "${firstline.secret-renewal.every:1h}",
            delayed = "${firstline.secret-renewal.delayed:5s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void renew() {
        renewal.renew();
    }
}
