package dev.firstline.intake.ticket;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.intake.reference.ExternalReference;
import dev.firstline.intake.ticket.TicketOpening.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Which new tickets have a ticket already; a ticket that was merged leads to where it went. */
@ApplicationScoped
class KnownTickets {

    private static final String BY_EXTERNAL_REFERENCE = """
            select named.external_reference, stays.id, stays.number, stays.status, stays.version
            from ticket as named join ticket as stays on stays.id = coalesce(named.merged_into, named.id)
            where named.filer = ? and named.external_reference = any(?)
            """;

    private static final String BY_REFERENCE = """
            select held.system, held.external_id, stays.id, stays.number, stays.status, stays.version
            from unnest(?, ?) as asked (system, external_id)
            join external_reference as held
                on held.kind = 'TICKET' and held.system = asked.system and held.external_id = asked.external_id and held.tenant = ?
            join ticket as called on called.id = held.object_id
            join ticket as stays on stays.id = coalesce(called.merged_into, called.id)
            """;

    private final Transactions transactions;

    KnownTickets(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The ticket that a new one has. */
    record By(UUID ticketId, TicketNumber number, TicketStatus status, long version) {

        /** @param what it was known by, such as {@code This externalReference} */
        Problem refusal(String what) {
            return Problem.conflict(
                            what + " belongs to ticket " + number + "; read that one, or send another reference.")
                    .with("ticketId", ticketId)
                    .with("number", number)
                    .with("ticketStatus", status);
        }
    }

    /** What becomes of each because of what the filer has, in order; empty for one that has no ticket. Within an open transaction. */
    List<Optional<Outcome>> among(TenantPath filer, List<NewTicket> asked) {
        var external = byExternalReference(
                filer,
                asked.stream()
                        .map(NewTicket::externalReference)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
        var references = byReference(
                filer,
                asked.stream()
                        .flatMap(ticket -> ticket.inSystems().stream())
                        .distinct()
                        .toList());
        return asked.stream()
                .map(ticket -> Recognition.of(ticket, external, references))
                .toList();
    }

    private Map<String, By> byExternalReference(TenantPath filer, Collection<String> references) {
        if (references.isEmpty()) {
            return Map.of();
        }
        return with(BY_EXTERNAL_REFERENCE, statement -> {
            statement.setString(1, filer.value());
            statement.setArray(2, statement.getConnection().createArrayOf("text", references.toArray()));
            var known = new HashMap<String, By>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    known.put(row.getString(1), by(row, 2));
                }
            }
            return known;
        });
    }

    private Map<ExternalReference, By> byReference(TenantPath filer, Collection<ExternalReference> references) {
        if (references.isEmpty()) {
            return Map.of();
        }
        return with(BY_REFERENCE, statement -> {
            var connection = statement.getConnection();
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            references.stream().map(ExternalReference::system).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text",
                            references.stream().map(ExternalReference::id).toArray()));
            statement.setString(3, filer.value());
            var known = new HashMap<ExternalReference, By>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    known.put(new ExternalReference(row.getString(1), row.getString(2)), by(row, 3));
                }
            }
            return known;
        });
    }

    private static By by(ResultSet row, int first) throws SQLException {
        return new By(
                row.getObject(first, UUID.class),
                new TicketNumber(row.getLong(first + 1)),
                TicketStatus.valueOf(row.getString(first + 2)),
                row.getLong(first + 3));
    }

    private <T> T with(String sql, Work<T> work) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(sql)) {
            return work.on(statement);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }
}
