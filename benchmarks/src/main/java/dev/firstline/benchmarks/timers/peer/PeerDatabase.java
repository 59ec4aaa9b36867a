package dev.firstline.benchmarks.timers.peer;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.firstline.devstack.platform.Platform;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A peer's own database on the platform's server, with a pool: the connections of the devstack are new each time. */
final class PeerDatabase implements AutoCloseable {

    private static final int CONNECTIONS = 30;

    private final HikariDataSource pool;

    PeerDatabase(Platform platform, String name) throws SQLException {
        try (var connection = platform.addresses().superuser("postgres").getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        var address = platform.addresses().superuser(name);
        var config = new HikariConfig();
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(CONNECTIONS);
        pool = new HikariDataSource(config);
        execute(BreachJob.TABLE);
    }

    DataSource pool() {
        return pool;
    }

    void execute(String sql) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    void update(String sql, Object... parameters) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
