package dev.firstline.chassis.outbox;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;

/** Lists events that were sent to be sent again, in their order. Within an open transaction. */
@ApplicationScoped
public class Republishing {

    private static final String AGAIN = "insert into outbox_pending (id, slot) select id, abs(hashtext(key) % "
            + OutboxSettings.SLOTS + ") from outbox where created_at >= ? and created_at < ? on conflict do nothing";

    /** Before and after all that can be written. */
    private static final Instant EVER = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private final Transactions transactions;

    Republishing(Transactions transactions) {
        this.transactions = transactions;
    }

    /** All that the outbox holds; returns how many did not wait already. */
    public int all() {
        return between(EVER, NEVER);
    }

    /** Those that were written from the one instant until the other, which is exclusive; returns how many did not wait already. */
    int between(Instant from, Instant to) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(AGAIN)) {
            statement.setObject(1, from.atOffset(ZoneOffset.UTC));
            statement.setObject(2, to.atOffset(ZoneOffset.UTC));
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
