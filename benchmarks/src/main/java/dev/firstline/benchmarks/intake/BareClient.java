package dev.firstline.benchmarks.intake;

import dev.firstline.benchmarks.load.ClosedLoop;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The least that an accepted ticket can cost: two rows of 1 KB in one durable transaction, by prepared statements. */
final class BareClient implements ClosedLoop.Client, AutoCloseable {

    static final String TABLES = """
            create table bare_ticket (id uuid primary key default uuidv7(), content text not null);
            create table bare_outbox (id bigint generated always as identity primary key, content text not null);
            """;

    private static final int KIB = 1024;

    private final Connection connection;
    private final PreparedStatement ticket;
    private final PreparedStatement outbox;
    private final String content;

    BareClient(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        ticket = connection.prepareStatement("insert into bare_ticket (content) values (?)");
        outbox = connection.prepareStatement("insert into bare_outbox (content) values (?)");
        content = "x".repeat(KIB);
    }

    @Override
    public void ask() throws SQLException {
        ticket.setString(1, content);
        ticket.executeUpdate();
        outbox.setString(1, content);
        outbox.executeUpdate();
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
