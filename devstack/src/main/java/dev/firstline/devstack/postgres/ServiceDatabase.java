package dev.firstline.devstack.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The database of one service and its two roles: the owner, who migrates, and the application, which row level security binds.
 *
 * @param name its name, and the prefix of the roles
 * @param ownerPassword of {@code <name>_owner}
 * @param appPassword of {@code <name>_app}
 */
public record ServiceDatabase(String name, String ownerPassword, String appPassword) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,40}");

    /** @throws IllegalArgumentException when the name would need quoting in SQL */
    public ServiceDatabase {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a plain database name: " + name);
        }
    }

    /** The role that owns the database and its tables. */
    public String owner() {
        return name + "_owner";
    }

    /** The role that the running service uses. */
    public String app() {
        return name + "_app";
    }

    /** Makes what is missing of it; what is there stays, only the passwords are set anew. */
    public void ensure(Function<String, SuperuserDataSource> server) throws SQLException {
        try (Connection connection = server.apply("postgres").getConnection();
                Statement statement = connection.createStatement()) {
            ensureRole(connection, owner(), ownerPassword);
            ensureRole(connection, app(), appPassword);
            if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
                statement.execute(
                        "CREATE DATABASE " + name + " OWNER " + owner() + " TEMPLATE template0 ENCODING 'UTF8'");
            }
            statement.execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
            statement.execute("GRANT CONNECT ON DATABASE " + name + " TO " + app());
        }
        try (Connection connection = server.apply(name).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER SCHEMA public OWNER TO " + owner());
            statement.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC");
            statement.execute("GRANT USAGE ON SCHEMA public TO " + app());
        }
    }

    private static void ensureRole(Connection connection, String role, String password) throws SQLException {
        String verb = exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", role) ? "ALTER" : "CREATE";
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    verb + " ROLE " + role + " LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD "
                            + statement.enquoteLiteral(password));
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet result = statement.executeQuery()) {
                return result.next();
            }
        }
    }
}
