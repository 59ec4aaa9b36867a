package dev.firstline.notification.alert;

import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.notification.Channel;
import dev.firstline.notification.delivery.DeliverySignal;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Alerts that tell of nothing, so that a receiver can be tried out. */
@ApplicationScoped
public class TestAlerts {

    /** Their type; no event has it. */
    public static final String TYPE = "subscription.test";

    /** A request for consent; it goes to an address that has not agreed, and to no other. */
    public static final String CONFIRM = "subscription.confirm";

    private final Transactions transactions;
    private final DeliverySignal signal;

    TestAlerts(Transactions transactions, DeliverySignal signal) {
        this.transactions = transactions;
        this.signal = signal;
    }

    /** Writes one within the open transaction, and returns the id of its delivery. */
    public UUID send(UUID subscription, String tenant, Channel channel) {
        return write(TYPE, subscription, tenant, channel, "{\"subscriptionId\":\"" + subscription + "\"}");
    }

    /**
     * Writes a request for consent within the open transaction, and returns the id of its delivery. The code is not in it,
     * or it could be read in the delivery log; it is made when the mail is sent.
     */
    public UUID ask(UUID subscription, String tenant, Instant until) {
        return write(
                CONFIRM,
                subscription,
                tenant,
                Channel.EMAIL,
                "{\"subscriptionId\":\"" + subscription + "\",\"until\":\"" + until + "\"}");
    }

    private UUID write(String type, UUID subscription, String tenant, Channel channel, String data) {
        var delivery = Ids.next();
        var event = Ids.next();
        var payload = AlertPayload.json(type, event, Instant.now().truncatedTo(ChronoUnit.MILLIS), tenant, data);
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement("""
                        insert into delivery (id, subscription_id, tenant, channel, event_id, event_type, event_tenant, payload, by_hand)
                        values (?, ?, ?, ?, ?, ?, ?, ?, true)
                        """)) {
            statement.setObject(1, delivery);
            statement.setObject(2, subscription);
            statement.setString(3, tenant);
            statement.setString(4, channel.name());
            statement.setObject(5, event);
            statement.setString(6, type);
            statement.setString(7, tenant);
            statement.setString(8, payload);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
        signal.wakeAfterCommit();
        return delivery;
    }
}
