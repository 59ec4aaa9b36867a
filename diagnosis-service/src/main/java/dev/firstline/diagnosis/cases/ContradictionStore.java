package dev.firstline.diagnosis.cases;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.diagnosis.mail.MailSummary;
import dev.firstline.diagnosis.rule.Decision;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table of contradictions, one for a ticket at most. Every method runs within an open transaction. */
@ApplicationScoped
class ContradictionStore {

    private static final String KEEP = """
            insert into diagnosis_contradiction (ticket_id, tenant, diagnosis_id, ticket_version, said_at, decision, mail)
            values (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)
            on conflict (ticket_id) do update set
                diagnosis_id = excluded.diagnosis_id, ticket_version = excluded.ticket_version, said_at = excluded.said_at,
                decision = excluded.decision, mail = excluded.mail
            """;

    private final Transactions transactions;

    ContradictionStore(Transactions transactions) {
        this.transactions = transactions;
    }

    void keep(List<Contradiction> contradictions) {
        if (contradictions.isEmpty()) {
            return;
        }
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(KEEP)) {
            for (var contradiction : contradictions) {
                var said = contradiction.said();
                statement.setObject(1, said.ticketId());
                statement.setString(2, said.tenant().value());
                statement.setObject(3, contradiction.diagnosisId());
                statement.setLong(4, said.ticketVersion());
                statement.setTimestamp(5, Timestamp.from(said.decidedAt()));
                statement.setString(6, ColumnJson.write(said.decision().readBy(null)));
                statement.setString(7, said.mail() == null ? null : ColumnJson.write(said.mail()));
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** The machine agrees by now, or is asked again. */
    void forget(Collection<UUID> ticketIds) {
        if (ticketIds.isEmpty()) {
            return;
        }
        try (var connection = transactions.connection();
                var statement =
                        connection.prepareStatement("delete from diagnosis_contradiction where ticket_id = any(?)")) {
            statement.setArray(1, connection.createArrayOf("uuid", ticketIds.toArray()));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** What the machine says against the decision of a person that stands on the ticket. */
    Optional<Contradiction> of(UUID ticketId, TenantPath tenant) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(
                        "select * from diagnosis_contradiction where ticket_id = ? and tenant = ?")) {
            statement.setObject(1, ticketId);
            statement.setString(2, tenant.value());
            try (var row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                var diagnosisId = row.getObject("diagnosis_id", UUID.class);
                var mail = row.getString("mail");
                return Optional.of(new Contradiction(
                        diagnosisId,
                        new Diagnosis(
                                diagnosisId,
                                ticketId,
                                tenant,
                                row.getLong("ticket_version"),
                                row.getTimestamp("said_at").toInstant(),
                                ColumnJson.parse(row.getString("decision"), new TypeReference<Decision>() {}),
                                mail == null ? null : ColumnJson.parse(mail, new TypeReference<MailSummary>() {}),
                                null)));
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
