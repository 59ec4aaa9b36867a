package dev.firstline.devstack.test;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The rows that a service keeps of a ticket, written by SQL: for tests of what becomes of them years later.
 *
 * @param database its name, such as {@code intake}
 * @param inserts one row each; {@code <id>} is the ticket's id, {@code <ended>} whether it has ended, {@code <at>} when it was opened
 * @param count asks how many of them are there; {@code <id>} is the ticket's id
 */
public record TicketRows(String database, List<String> inserts, String count) {

    private static final int BELOW_MILLIS = 16;
    private static final long VERSION_7 = 0x7000;

    /**
     * Writes them of one more ticket.
     *
     * @return its id, which tells when it was opened, as all do
     * @throws SQLException when the database refuses
     */
    public UUID write(Instant opened, boolean ended) throws SQLException {
        var id = new UUID(
                opened.toEpochMilli() << BELOW_MILLIS | VERSION_7,
                UUID.randomUUID().getLeastSignificantBits());
        try (var connection = FirstlineStack.superuser(database).getConnection();
                var statement = connection.createStatement()) {
            for (var insert : inserts) {
                statement.execute(insert.replace("<id>", id.toString())
                        .replace("<ended>", Boolean.toString(ended))
                        .replace("<at>", opened.toString()));
            }
        }
        return id;
    }

    /**
     * How many of a ticket's are there.
     *
     * @throws SQLException when the database refuses
     */
    public long left(UUID ticket) throws SQLException {
        try (var connection = FirstlineStack.superuser(database).getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(count.replace("<id>", ticket.toString()))) {
            row.next();
            return row.getLong(1);
        }
    }
}
