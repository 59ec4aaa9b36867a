package dev.firstline.acceptance.verify;

import dev.firstline.devstack.platform.PlatformAddresses;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A platform that was started on this machine.
 *
 * @param addresses of it
 */
public record RunningPlatform(PlatformAddresses addresses) implements Sources {

    @Override
    public Connection database(String name) throws SQLException {
        return addresses.superuser(name).getConnection();
    }

    /** As the launcher was told: what it hands on to its services. */
    @Override
    public java.time.Duration deliveryRetention() {
        return AddressedPlatform.days(
                java.util.Objects.requireNonNullElse(System.getenv("FIRSTLINE_DELIVERY_RETENTION"), "30d"));
    }

    @Override
    public java.time.Duration ticketRetention() {
        return AddressedPlatform.days(
                java.util.Objects.requireNonNullElse(System.getenv("FIRSTLINE_TICKETS_RETENTION"), "2557d"));
    }

    @Override
    public String kafka() {
        return addresses.kafka();
    }
}
