package dev.firstline.notification.consent;

import dev.firstline.chassis.outbox.Outbox;
import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.notification.Channel;
import dev.firstline.contracts.notification.NotificationEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The reader of a mailbox takes consent back, by a link that stands in every mail and needs no token. */
@ApplicationScoped
public class Retractions {

    private final Transactions transactions;
    private final ConsentCodes codes;
    private final CausedMails mails;
    private final Outbox outbox;
    private final String publicUrl;
    private final Clock clock;

    Retractions(
            Transactions transactions,
            ConsentCodes codes,
            CausedMails mails,
            Outbox outbox,
            Clock clock,
            @ConfigProperty(name = "firstline.public-url") Optional<String> publicUrl) {
        this.transactions = transactions;
        this.codes = codes;
        this.mails = mails;
        this.outbox = outbox;
        this.clock = clock;
        this.publicUrl = publicUrl.orElse("");
    }

    /** Before anything is taken from the topics: no mail is sent that cannot be refused. */
    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        if (!publicUrl.matches("https?://[A-Za-z0-9.:\\[\\]-]+")) {
            throw new ConfigurationException(
                    "FIRSTLINE_PUBLIC_URL must be set to the address of the front door as readers of mails see it, such as"
                            + " https://desk.contoso.example, without a path.");
        }
    }

    /** Where the reader of the address gets rid of the subscription's mails. */
    public URI link(UUID subscription, String email) {
        return URI.create(publicUrl + "/v1/subscriptions/" + subscription + "/unsubscribe?key="
                + codes.retractionKey(subscription, email));
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
