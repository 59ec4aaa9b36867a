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

    private final Transactions transactions;
    private final DeliverySignal signal;

    TestAlerts(Transactions transactions, DeliverySignal signal) {
        this.transactions = transactions;
        this.signal = signal;
    }

    /** Writes one within the open transaction, and returns the id of its delivery. */
    public UUID send(UUID subscription, String tenant, Channel channel) {
        var delivery = Ids.next();
        var event = Ids.next();
        var data = "{\"subscriptionId\":\"" + subscription + "\"}";
        var payload = AlertPayload.json(TYPE, event, Instant.now().truncatedTo(ChronoUnit.MILLIS), tenant, data);
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
            statement.setString(6, TYPE);
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
