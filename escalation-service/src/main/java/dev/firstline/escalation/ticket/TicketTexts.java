package dev.firstline.escalation.ticket;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.escalation.packet.TicketWords;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** The words of tickets that may go into a packet. Personal data: kept no longer than a packet may need them. */
@ApplicationScoped
public class TicketTexts {

    private final Transactions transactions;

    TicketTexts(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Keeps them, unless newer ones are kept already. */
    public void keep(Collection<HeardWords> heard) {
        if (heard.isEmpty()) {
            return;
        }
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(
                        "insert into ticket_words (ticket_id, tenant, version, title, body) values (?, ?, ?, ?, ?)"
                                + " on conflict (ticket_id) do update set version = excluded.version,"
                                + " title = excluded.title, body = excluded.body"
                                + " where ticket_words.version <= excluded.version")) {
            for (var words : heard) {
                statement.setObject(1, words.ticketId());
                statement.setString(2, words.tenant().value());
                statement.setLong(3, words.version());
                statement.setString(4, words.words().title());
                statement.setString(5, words.words().body());
                statement.addBatch();
            }
            statement.executeBatch();
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
}
