package dev.firstline.devstack.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

/**
 * New connections as the superuser of a server; nothing is pooled.
 *
 * @param url the JDBC address of a database
 * @param user the superuser
 * @param password its password
 */
public record SuperuserDataSource(String url, String user, String password) {

    /** A new connection; the caller closes it. */
    public Connection getConnection() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "5");
        // Not by DriverManager, which answers only to the class loader that registered the driver.
        Connection connection = new org.postgresql.Driver().connect(url, properties);
        if (connection == null) {
            throw new SQLException("not an address of PostgreSQL: " + url);
        }
        return connection;
    }
}
