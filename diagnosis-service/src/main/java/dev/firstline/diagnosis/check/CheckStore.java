package dev.firstline.diagnosis.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.diagnosis.Check;
import dev.firstline.contracts.diagnosis.CheckResult;
import dev.firstline.diagnosis.check.RecordedCheck.Recorder;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** The table of checks, each of a ticket once. Every method runs within an open transaction. */
@ApplicationScoped
class CheckStore {

    private static final String KEEP = """
            insert into diagnosis_check (ticket_id, tenant, kind, result, done_at, note, person, recorded_at, version)
            values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
            on conflict (ticket_id, kind) do update set
                result = excluded.result, done_at = excluded.done_at, note = excluded.note, person = excluded.person,
                recorded_at = excluded.recorded_at, version = excluded.version
            """;

    private final Transactions transactions;
    private final ObjectMapper json = new ObjectMapper();

    CheckStore(Transactions transactions) {
        this.transactions = transactions;
    }

    void keep(RecordedCheck check) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(KEEP)) {
            statement.setObject(1, check.ticketId());
            statement.setString(2, check.tenant().value());
            statement.setString(3, check.check().name());
            statement.setString(4, check.result().name());
            statement.setTimestamp(5, Timestamp.from(check.doneAt()));
            statement.setString(6, check.note());
            statement.setString(7, json.writeValueAsString(check.by()));
            statement.setTimestamp(8, Timestamp.from(check.recordedAt()));
            statement.setLong(9, check.version());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of texts are always JSON", e);
        }
    }

    /** Those of a ticket, in the usual order of the work. */
    List<RecordedCheck> of(UUID ticketId, TenantPath tenant) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(
                        "select * from diagnosis_check where ticket_id = ? and tenant = ?")) {
            statement.setObject(1, ticketId);
            statement.setString(2, tenant.value());
            var found = new ArrayList<RecordedCheck>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(read(rows));
                }
            }
            found.sort(Comparator.comparing(RecordedCheck::check));
            return found;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private RecordedCheck read(ResultSet row) throws SQLException {
        try {
            return new RecordedCheck(
                    row.getObject("ticket_id", UUID.class),
                    new TenantPath(row.getString("tenant")),
                    Check.valueOf(row.getString("kind")),
                    CheckResult.valueOf(row.getString("result")),
                    row.getTimestamp("done_at").toInstant(),
                    row.getString("note"),
                    json.readValue(row.getString("person"), Recorder.class),
                    row.getTimestamp("recorded_at").toInstant(),
                    row.getLong("version"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a column is not what was written", e);
        }
    }
}
