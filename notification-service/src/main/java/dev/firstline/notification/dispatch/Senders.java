package dev.firstline.notification.dispatch;

import dev.firstline.contracts.notification.Channel;
import dev.firstline.notification.dispatch.Job.Target;
import dev.firstline.notification.mail.EmailAddress;
import dev.firstline.notification.mail.MailSender;
import dev.firstline.notification.retry.Answer;
import dev.firstline.notification.subscription.SecretVault;
import dev.firstline.notification.subscription.WebhookSecret;
import dev.firstline.notification.webhook.WebhookSender;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Chooses the way by which a job goes out. */
@ApplicationScoped
class Senders {

    private final WebhookSender webhooks;
    private final MailSender mails;
    private final SecretVault vault;
    private final DeliverySettings settings;

    Senders(WebhookSender webhooks, MailSender mails, SecretVault vault, DeliverySettings settings) {
        this.webhooks = webhooks;
        this.mails = mails;
        this.vault = vault;
        this.settings = settings;
    }

    /** Sends without waiting; the answer tells of failures too. */
    CompletionStage<Answer> send(Job job) {
        var target = job.target();
        if (target == null) {
            return CompletableFuture.completedStage(new Answer.NotTried(Answer.Cause.SUBSCRIPTION_DELETED));
        }
        if (!target.active() && !job.byHand()) {
            return CompletableFuture.completedStage(new Answer.NotTried(Answer.Cause.SUBSCRIPTION_DISABLED));
        }
        return job.channel() == Channel.WEBHOOK
                ? webhooks.send(
                        URI.create(Objects.requireNonNull(target.url())),
                        job.tenant(),
                        job.id(),
                        job.payload(),
                        secrets(job, target),
                        settings.timeout())
                : mails.send(
                        new EmailAddress(Objects.requireNonNull(target.email())),
                        job.tenant(),
                        job.id(),
                        job.eventType(),
                        job.payload(),
                        settings.timeout());
    }

    /** The present one first. */
    private List<WebhookSecret> secrets(Job job, Target target) {
        var secrets = new ArrayList<WebhookSecret>();
        secrets.add(vault.open(Objects.requireNonNull(target.secret()), job.tenant(), job.subscription()));
        if (target.previousSecret() != null) {
            secrets.add(vault.open(target.previousSecret(), job.tenant(), job.subscription()));
        }
        return secrets;
    }
}
