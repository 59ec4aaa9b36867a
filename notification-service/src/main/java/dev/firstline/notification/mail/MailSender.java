package dev.firstline.notification.mail;

import dev.firstline.notification.retry.Answer;
import dev.firstline.notification.retry.Answer.Cause;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Mails an alert. */
@ApplicationScoped
public class MailSender {

    private static final int ACCEPTED = 250;

    private final ReactiveMailer mailer;
    private final MailTexts texts;

    MailSender(ReactiveMailer mailer, MailTexts texts) {
        this.mailer = mailer;
        this.texts = texts;
    }

    /**
     * Mails, once.
     *
     * @param delivery names the message: its {@code Message-ID} is the same at every attempt
     */
    public CompletionStage<Answer> send(
            EmailAddress to, UUID delivery, String eventType, String payload, Duration timeout) {
        var text = texts.of(eventType, payload);
        var mail = Mail.withText(to.value(), text.subject(), text.body())
                .addHeader("Message-ID", "<" + delivery + "@firstline>")
                .addHeader("Auto-Submitted", "auto-generated");
        return mailer.send(mail)
                .ifNoItem()
                .after(timeout)
                .fail()
                .map(sent -> (Answer) new Answer.Replied(ACCEPTED, true, Optional.empty()))
                .onFailure()
                .recoverWithItem(MailSender::refused)
                .subscribeAsCompletionStage();
    }

    private static Answer refused(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case SMTPException smtp -> {
                    return new Answer.Replied(smtp.getReplyCode(), false, Optional.empty());
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
