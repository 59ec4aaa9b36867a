package dev.firstline.escalation.ticket;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.escalation.packet.TicketWords;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The words of tickets that may go into a packet. Personal data: kept no longer than a packet may need them. */
@ApplicationScoped
public class TicketTexts {

    private static final String KEEP = """
            insert into ticket_words (ticket_id, tenant, version, title, body)
            select * from unnest(?, ?, ?, ?, ?) as heard (ticket_id, tenant, version, title, body) order by ticket_id
            on conflict (ticket_id) do update set version = excluded.version, title = excluded.title, body = excluded.body
                where ticket_words.version <= excluded.version
            """;

    private final Transactions transactions;

    TicketTexts(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Keeps them, one version of each ticket, unless newer ones are kept already. */
    public void keep(Collection<HeardWords> heard) {
        if (heard.isEmpty()) {
            return;
        }
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(KEEP)) {
            statement.setArray(1, column(connection, "uuid", heard, HeardWords::ticketId));
            statement.setArray(
                    2, column(connection, "text", heard, words -> words.tenant().value()));
            statement.setArray(3, column(connection, "int8", heard, HeardWords::version));
            statement.setArray(
                    4, column(connection, "text", heard, words -> words.words().title()));
            statement.setArray(
                    5, column(connection, "text", heard, words -> words.words().body()));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Those of a ticket that the transaction may see; empty when they have not come yet or are erased. */
    public Optional<TicketWords> of(UUID ticketId) {
        try (var connection = transactions.connection();
                var statement =
                        connection.prepareStatement("select title, body from ticket_words where ticket_id = ?")) {
            statement.setObject(1, ticketId);
            try (var row = statement.executeQuery()) {
                return row.next() ? Optional.of(new TicketWords(row.getString(1), row.getString(2))) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Erases those of these tickets. */
    public void forget(Collection<UUID> ticketIds) {
        if (ticketIds.isEmpty()) {
            return;
        }
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement("delete from ticket_words where ticket_id = any(?)")) {
            statement.setArray(1, connection.createArrayOf("uuid", ticketIds.toArray()));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static Array column(
            Connection connection, String type, Collection<HeardWords> heard, Function<HeardWords, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, heard.stream().map(value).toArray());
    }
}
