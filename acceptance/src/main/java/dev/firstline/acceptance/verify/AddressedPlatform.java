package dev.firstline.acceptance.verify;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * A platform elsewhere, such as that of compose, by the addresses in the environment. The databases of all services are on one server.
 *
 * @param server its JDBC address, up to the slash before the database's name
 * @param user a superuser there
 * @param deliveryRetention of notification
 * @param ticketRetention of all services
 */
record AddressedPlatform(
        String server, String user, String password, String kafka, Duration deliveryRetention, Duration ticketRetention)
        implements Sources {

    /** None when {@code FIRSTLINE_VERIFY_DB_URL} is not set. */
    static Optional<AddressedPlatform> of(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("FIRSTLINE_VERIFY_DB_URL"))
                .map(server -> new AddressedPlatform(
                        server.endsWith("/") ? server : server + "/",
                        environment.getOrDefault("FIRSTLINE_VERIFY_DB_USER", "postgres"),
                        environment.getOrDefault("FIRSTLINE_VERIFY_DB_PASSWORD", ""),
                        environment.getOrDefault("FIRSTLINE_VERIFY_KAFKA", "localhost:9092"),
                        days(environment.getOrDefault("FIRSTLINE_DELIVERY_RETENTION", "30d")),
                        days(environment.getOrDefault("FIRSTLINE_TICKETS_RETENTION", "2557d"))));
    }

    @Override
    public Connection database(String name) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "10");
        return java.sql.DriverManager.getConnection(server + name, properties);
    }

    /** As the services read it: {@code 30d}, {@code 12h}, or ISO-8601. */
    static Duration days(String text) {
        var lower = text.strip().toLowerCase(java.util.Locale.ROOT);
        if (lower.matches("\\d+d")) {
            return Duration.ofDays(Long.parseLong(lower.substring(0, lower.length() - 1)));
        }
        return Duration.parse(lower.startsWith("p") ? lower : "pt" + lower);
    }
}
