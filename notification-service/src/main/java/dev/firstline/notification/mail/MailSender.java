package dev.firstline.notification.mail;

import dev.firstline.chassis.outbound.ReceiverTimer;
import dev.firstline.chassis.outbound.StalledException;
import dev.firstline.chassis.quota.Turnstile;
import dev.firstline.notification.retry.Answer;
import dev.firstline.notification.retry.Answer.Cause;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Mails an alert. */
@ApplicationScoped
public class MailSender {

    private static final int ACCEPTED = 250;

    /** Of one tenant at a time: a mail server that lets us wait for one domain has connections left for the others' mails. */
    private static final int SHARE = 8;

    private static final int LINE = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Vertx vertx;
    private final ReactiveMailer mailer;
    private final MailTexts texts;
    private final Turnstile places;

    /** @param connections to the mail server; a mail never waits within the pool, where it would lose its time */
    MailSender(
            Vertx vertx,
            ReactiveMailer mailer,
            MailTexts texts,
            @ConfigProperty(name = "quarkus.mailer.max-pool-size") int connections) {
        this.vertx = vertx;
        this.mailer = mailer;
        this.texts = texts;
        this.places = new Turnstile(connections, Math.min(SHARE, connections), LINE);
    }

    /**
     * Mails, once.
     *
     * @param tenant on whose behalf
     * @param delivery names the message: its {@code Message-ID} is the same at every attempt
     * @param forReader what the payload has not
     */
    public CompletionStage<Answer> send(
            EmailAddress to,
            String tenant,
            UUID delivery,
            String eventType,
            String payload,
            ForReader forReader,
            Duration timeout) {
        var text = texts.of(eventType, payload, forReader.values());
        var mail = Mail.withText(to.value(), text.subject(), text.body())
                .addHeader("Message-ID", "<" + delivery + "@firstline>")
                .addHeader("Auto-Submitted", "auto-generated")
                .addHeader("List-Unsubscribe", "<" + forReader.unsubscribe() + ">")
                .addHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        var place = places.enter(tenant).orElse(null);
        if (place == null) {
            return CompletableFuture.completedStage(new Answer.Postponed());
        }
        return Uni.createFrom()
                .completionStage(place.given())
                .ifNoItem()
                .after(PATIENCE)
                .failWith(Crowded::new)
                .chain(given -> send(mail, timeout))
                .onFailure(Crowded.class)
                .recoverWithItem(crowded -> new Answer.Postponed())
                .onTermination()
                .invoke(place::leave)
                .subscribeAsCompletionStage();
    }

    private Uni<Answer> send(Mail mail, Duration timeout) {
        var answer = new CompletableFuture<Answer>();
        var timer = new ReceiverTimer(vertx, timeout, answer::completeExceptionally, answer::completeExceptionally);
        timer.start();
        var sending = mailer.send(mail)
                .subscribe()
                .with(
                        sent -> answer.complete(new Answer.Replied(ACCEPTED, true, Optional.empty())),
                        answer::completeExceptionally);
        return Uni.createFrom()
                .completionStage(answer)
                .onTermination()
                .invoke(() -> {
                    timer.stop();
                    sending.cancel();
                })
                .onFailure()
                .recoverWithItem(MailSender::refused);
    }

    private static final class Crowded extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    private static Answer refused(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case SMTPException smtp -> {
                    return new Answer.Replied(smtp.getReplyCode(), false, Optional.empty());
                }
                case StalledException e -> {
                    return new Answer.Postponed();
                }
                case TimeoutException e -> {
                    return new Answer.Silent(Cause.TIMEOUT);
                }
                case UnknownHostException e -> {
                    return new Answer.Silent(Cause.UNKNOWN_HOST);
                }
                case ConnectException e -> {
                    return new Answer.Silent(Cause.UNREACHABLE);
                }
                default -> {
                    // Look further down.
                }
            }
        }
        return new Answer.Silent(Cause.MAIL);
    }
}
