package dev.firstline.escalation.consumer;

import dev.firstline.devstack.test.FirstlineStack;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/** Looks into the database past the service. */
final class Facts {

    private Facts() {}

    /** {@code ended} or {@code running}; {@code unknown} for a ticket that was not heard of. */
    static String of(UUID ticketId) {
        return request(
                "select case when ended then 'ended' else 'running' end from ticket where ticket_id = ?", ticketId);
    }

    static boolean isApplied(UUID eventId) {
        return !request("select consumer from inbox where event_id = ?", eventId)
                .equals("unknown");
    }

    static boolean hasWords(UUID ticketId) {
        return !request("select 'words' from ticket_words where ticket_id = ?", ticketId)
                .equals("unknown");
    }

    private static String request(String sql, UUID id) {
        try (var connection = FirstlineStack.superuser("escalation").getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            try (var row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : "unknown";
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
