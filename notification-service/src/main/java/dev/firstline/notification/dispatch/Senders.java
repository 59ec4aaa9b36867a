package dev.firstline.notification.dispatch;

import dev.firstline.chassis.http.PublicAddress;
import dev.firstline.contracts.notification.Channel;
import dev.firstline.notification.alert.TestAlerts;
import dev.firstline.notification.consent.ConsentCodes;
import dev.firstline.notification.consent.Retractions;
import dev.firstline.notification.dispatch.Job.Target;
import dev.firstline.notification.mail.EmailAddress;
import dev.firstline.notification.mail.ForReader;
import dev.firstline.notification.mail.MailSender;
import dev.firstline.notification.retry.Answer;
import dev.firstline.notification.subscription.SecretVault;
import dev.firstline.notification.subscription.WebhookSecret;
import dev.firstline.notification.webhook.WebhookContent;
import dev.firstline.notification.webhook.WebhookSender;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
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
    private final ConsentCodes codes;
    private final Retractions retractions;
    private final PublicAddress address;
    private final DeliverySettings settings;

    Senders(
            WebhookSender webhooks,
            MailSender mails,
            SecretVault vault,
            ConsentCodes codes,
            Retractions retractions,
            PublicAddress address,
            DeliverySettings settings) {
        this.webhooks = webhooks;
        this.mails = mails;
        this.vault = vault;
        this.codes = codes;
        this.retractions = retractions;
        this.address = address;
        this.settings = settings;
    }

    /** Before anything is taken from the topics: no mail is sent that cannot be refused. */
    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        address.mustBeSet();
    }

    /** Sends without waiting; the answer tells of failures too. */
    CompletionStage<Answer> send(Job job) {
        var target = job.target();
        if (target == null) {
            return CompletableFuture.completedStage(new Answer.NotTried(Answer.Cause.SUBSCRIPTION_DELETED));
        }
        boolean asks = job.eventType().equals(TestAlerts.CONFIRM);
        if (asks ? target.agreed() || target.consentUntil() == null : !target.agreed()) {
            return CompletableFuture.completedStage(new Answer.NotTried(Answer.Cause.ADDRESS_UNCONFIRMED));
        }
        if (!target.active() && !job.byHand()) {
            return CompletableFuture.completedStage(new Answer.NotTried(Answer.Cause.SUBSCRIPTION_DISABLED));
        }
        return job.channel() == Channel.WEBHOOK
                ? webhooks.send(
                        URI.create(Objects.requireNonNull(target.url())),
                        job.tenant(),
                        job.id(),
                        WebhookContent.of(
                                target.format(), job.payload(), job.ticketId(), job.traceparent(), address.origin()),
                        secrets(job, target),
                        settings.timeout())
                : mails.send(
                        new EmailAddress(Objects.requireNonNull(target.email())),
                        job.tenant(),
                        job.id(),
                        job.eventType(),
                        job.payload(),
                        forReader(job, target),
                        settings.timeout());
    }

    private ForReader forReader(Job job, Target target) {
        var email = Objects.requireNonNull(target.email());
        return new ForReader(
                retractions.link(job.subscription(), email),
                job.ticketId() == null ? null : address.of("/tickets/" + job.ticketId()),
                target.consentUntil() == null ? null : codes.code(job.subscription(), email, target.consentUntil()));
    }

    /** The present one first. */
    private List<WebhookSecret> secrets(Job job, Target target) {
        var secrets = new ArrayList<WebhookSecret>();
        secrets.add(vault.open(
                Objects.requireNonNull(target.secret()), target.sealedUnder(), job.tenant(), job.subscription()));
        if (target.previousSecret() != null) {
            secrets.add(vault.open(target.previousSecret(), target.sealedUnder(), job.tenant(), job.subscription()));
        }
        return secrets;
    }
}
