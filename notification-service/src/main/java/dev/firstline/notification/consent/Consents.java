package dev.firstline.notification.consent;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.notification.Channel;
import dev.firstline.notification.alert.TestAlerts;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Asks addresses for their consent, and takes it. Within an open transaction that holds the subscription. */
@ApplicationScoped
public class Consents {

    /** Of one code. A fresh code is a mail to the address, and those are counted. */
    private static final int MAX_WRONG = 5;

    private final Transactions transactions;
    private final ConsentCodes codes;
    private final CausedMails mails;
    private final TestAlerts alerts;
    private final Duration good;
    private final Clock clock = Clock.systemUTC();

    Consents(
            Transactions transactions,
            ConsentCodes codes,
            CausedMails mails,
            TestAlerts alerts,
            @ConfigProperty(name = "firstline.mail.consent-good-for", defaultValue = "3d") Duration good) {
        this.transactions = transactions;
        this.codes = codes;
        this.mails = mails;
        this.alerts = alerts;
        this.good = good;
    }

    /**
     * Mails a code to the address; the one before is good no longer.
     *
     * @return the delivery that carries it
     * @throws Problem 429 when too many were caused, 409 when the address wants no more of them
     */
    public UUID ask(UUID subscription, String tenant, String email) {
        mails.count(tenant, email);
        var until = clock.instant().plus(good).truncatedTo(ChronoUnit.MILLIS);
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement("update subscription"
                        + " set consent_until = ?, consent_wrong = 0, confirmed_at = null where id = ?")) {
            statement.setObject(1, until.atOffset(ZoneOffset.UTC));
            statement.setObject(2, subscription);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
        return alerts.ask(subscription, tenant, until);
    }

    /** Whether the subscription's present address has agreed; always for a webhook. */
    public boolean isGiven(UUID subscription, Channel channel) {
        return channel == Channel.WEBHOOK || read(subscription).confirmed();
    }

    /**
     * The reader of the mailbox agrees.
     *
     * @return why not: 422 when the code is not the one that was mailed last, or has ended; 409 after five wrong ones. It is
     *     returned, for the transaction has to remember the wrong code; throw it after the commit
     */
    public Optional<Problem> give(UUID subscription, String email, String code) {
        var asked = read(subscription);
        if (asked.wrong() >= MAX_WRONG) {
            // No wait helps: 429 would have clients send the same code again.
            return Optional.of(
                    Problem.conflict("Five wrong codes were sent, and the one that was mailed is good no longer;"
                            + " have another one mailed by POST /v1/subscriptions/" + subscription + "/confirmation."));
        }
        var until = asked.until();
        boolean fits = until != null && clock.instant().isBefore(until) && codes.fits(code, subscription, email, until);
        change(
                subscription,
                fits
                        ? "confirmed_at = now(), consent_until = null, consent_wrong = 0"
                        : "consent_wrong = consent_wrong + 1");
        return fits
                ? Optional.empty()
                : Optional.of(Problem.invalid(
                        "/code", "not the code of the last mail to this address, or too old; have another one mailed"));
    }

    private void change(UUID subscription, String what) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement("update subscription set " + what + " where id = ?")) {
            statement.setObject(1, subscription);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private record Asked(boolean confirmed, @Nullable Instant until, int wrong) {}

    private Asked read(UUID subscription) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(
                        "select confirmed_at is not null, consent_until, consent_wrong from subscription where id = ?")) {
            statement.setObject(1, subscription);
            try (var row = statement.executeQuery()) {
                row.next();
                var until = row.getObject(2, OffsetDateTime.class);
                return new Asked(row.getBoolean(1), until == null ? null : until.toInstant(), row.getInt(3));
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
