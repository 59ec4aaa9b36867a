package dev.firstline.notification.consent;

import dev.firstline.chassis.http.PublicAddress;
import dev.firstline.chassis.outbox.Outbox;
import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.notification.Channel;
import dev.firstline.contracts.notification.NotificationEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** The reader of a mailbox takes consent back, by a link that stands in every mail and needs no token. */
@ApplicationScoped
public class Retractions {

    private final Transactions transactions;
    private final ConsentCodes codes;
    private final CausedMails mails;
    private final Outbox outbox;
    private final PublicAddress address;
    private final Clock clock;

    Retractions(
            Transactions transactions,
            ConsentCodes codes,
            CausedMails mails,
            Outbox outbox,
            Clock clock,
            PublicAddress address) {
        this.transactions = transactions;
        this.codes = codes;
        this.mails = mails;
        this.outbox = outbox;
        this.clock = clock;
        this.address = address;
    }

    /** Where the reader of the address gets rid of the subscription's mails. */
    public URI link(UUID subscription, String email) {
        return address.of(
                "/v1/subscriptions/" + subscription + "/unsubscribe?key=" + codes.retractionKey(subscription, email));
    }

    /**
     * In a transaction of its own. Again does nothing more.
     *
     * @return whether the key is that of the subscription's present address
     */
    boolean retract(UUID subscription, String key) {
        return transactions.asPlatform(() -> {
            try (var connection = transactions.connection();
                    var held =
                            connection.prepareStatement("select tenant, email, state, disabled_reason from subscription"
                                    + " where id = ? and channel = 'EMAIL' for update");
                    var off = connection.prepareStatement("update subscription set state = 'DISABLED',"
                            + " disabled_reason = 'RETRACTED', confirmed_at = null, consent_until = null,"
                            + " version = version + 1, changed_at = now() where id = ?")) {
                held.setObject(1, subscription);
                try (var row = held.executeQuery()) {
                    if (!row.next() || !codes.isRetractionKey(key, subscription, row.getString("email"))) {
                        return false;
                    }
                    if ("RETRACTED".equals(row.getString("disabled_reason"))) {
                        return true;
                    }
                    off.setObject(1, subscription);
                    off.executeUpdate();
                    mails.refuse(row.getString("tenant"), row.getString("email"));
                    if ("ACTIVE".equals(row.getString("state"))) {
                        tell(subscription, new TenantPath(row.getString("tenant")));
                    }
                    return true;
                }
            } catch (SQLException e) {
                throw new DatabaseException(e);
            }
        });
    }

    private void tell(UUID subscription, TenantPath tenant) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        outbox.publish(List.of(new Outbox.Fact(
                tenant, new NotificationEvent.SubscriptionDisabled(subscription, Channel.EMAIL, now), null)));
    }
}
