package dev.firstline.acceptance.verify;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Where the evidence lies. */
public interface Sources {

    /**
     * A connection that sees all rows of a database, such as {@code sla}, and may make another database on the same server: a superuser's.
     * {@code postgres} is the server's own.
     */
    Connection database(String name) throws SQLException;

    /** Kafka's bootstrap address. */
    String kafka();

    /** How long notification keeps deliveries that are settled; its {@code firstline.delivery.retention}. */
    default Duration deliveryRetention() {
        return Duration.ofDays(30);
    }

    /** How long all services keep tickets that have ended; their {@code firstline.tickets.retention}. */
    default Duration ticketRetention() {
        return Duration.ofDays(2557);
    }
}
