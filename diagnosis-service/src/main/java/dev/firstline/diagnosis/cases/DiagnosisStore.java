package dev.firstline.diagnosis.cases;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.diagnosis.DecisionStep;
import dev.firstline.contracts.diagnosis.Evidence;
import dev.firstline.contracts.diagnosis.IssueClass;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.Category;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.diagnosis.mail.MailSummary;
import dev.firstline.diagnosis.rule.Certainty;
import dev.firstline.diagnosis.rule.Classification;
import dev.firstline.diagnosis.rule.Decision;
import dev.firstline.diagnosis.rule.IssueKind;
import dev.firstline.diagnosis.rule.ProposedSeverity;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table of decisions. Every method runs within an open transaction. */
@ApplicationScoped
class DiagnosisStore {

    private static final String ADD = """
            insert into diagnosis
                (id, ticket_id, tenant, ticket_version, decided_at, outcome, rule_id, rule_set_version, issue_kind,
                 issue_class, break_fix, product_family, product, category, incident_id, tags, evidence, steps,
                 certainty, mail, person, severity, catalog_version)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?::jsonb, ?::jsonb,
                ?::jsonb, ?::jsonb, ?)
            """;

    private static final String OF_TICKET = """
            select * from diagnosis where ticket_id = ? and tenant = ? and (?::uuid is null or id < ?)
            order by id desc limit ?
            """;

    private static final String LATEST = """
            select latest.* from unnest(?) as asked (ticket_id) cross join lateral (
                select * from diagnosis where diagnosis.ticket_id = asked.ticket_id order by id desc limit 1) as latest
            """;

    private final Transactions transactions;

    DiagnosisStore(Transactions transactions) {
        this.transactions = transactions;
    }

    void add(List<Diagnosis> decided) {
        if (decided.isEmpty()) {
            return;
        }
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(ADD)) {
            for (var diagnosis : decided) {
                bind(statement, diagnosis);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private void bind(PreparedStatement statement, Diagnosis diagnosis) throws SQLException {
        var decision = diagnosis.decision();
        var about = decision.classification();
        statement.setObject(1, diagnosis.id());
        statement.setObject(2, diagnosis.ticketId());
        statement.setString(3, diagnosis.tenant().value());
        statement.setLong(4, diagnosis.ticketVersion());
        statement.setTimestamp(5, Timestamp.from(diagnosis.decidedAt()));
        statement.setString(6, decision.outcome().name());
        statement.setString(7, decision.ruleId());
        statement.setString(8, decision.ruleSetVersion());
        statement.setString(9, decision.issueKind().name());
        statement.setString(10, about.issueClass().name());
        statement.setBoolean(11, about.breakFix());
        statement.setString(12, name(about.productFamily()));
        statement.setString(13, about.product());
        statement.setString(14, name(about.category()));
        statement.setString(15, decision.incidentId());
        statement.setString(16, ColumnJson.write(decision.tags()));
        statement.setString(17, ColumnJson.write(decision.evidence()));
        statement.setString(18, ColumnJson.write(decision.steps()));
        statement.setString(19, decision.certainty() == null ? null : ColumnJson.write(decision.certainty()));
        statement.setString(20, diagnosis.mail() == null ? null : ColumnJson.write(diagnosis.mail()));
        statement.setString(21, diagnosis.person() == null ? null : ColumnJson.write(diagnosis.person()));
        statement.setString(22, decision.severity() == null ? null : ColumnJson.write(decision.severity()));
        statement.setString(23, decision.catalogVersion());
    }

    /** How many there are on a ticket. */
    int count(UUID ticketId) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement("select count(*) from diagnosis where ticket_id = ?")) {
            statement.setObject(1, ticketId);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** The decisions on a ticket, the newest first, those before the given one. */
    List<Diagnosis> ofTicket(UUID ticketId, TenantPath tenant, @Nullable UUID before, int limit) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(OF_TICKET)) {
            statement.setObject(1, ticketId);
            statement.setString(2, tenant.value());
            statement.setObject(3, before);
            statement.setObject(4, before);
            statement.setInt(5, limit);
            var found = new ArrayList<Diagnosis>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(read(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** The latest decision on each of the tickets that has one. */
    Map<UUID, Diagnosis> latest(Collection<UUID> tickets) {
        if (tickets.isEmpty()) {
            return Map.of();
        }
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(LATEST)) {
            statement.setArray(1, connection.createArrayOf("uuid", tickets.toArray()));
            var found = new HashMap<UUID, Diagnosis>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var diagnosis = read(rows);
                    found.put(diagnosis.ticketId(), diagnosis);
                }
            }
            return found;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private Diagnosis read(ResultSet row) throws SQLException {
        var mail = row.getString("mail");
        var person = row.getString("person");
        return new Diagnosis(
                row.getObject("id", UUID.class),
                row.getObject("ticket_id", UUID.class),
                new TenantPath(row.getString("tenant")),
                row.getLong("ticket_version"),
                row.getTimestamp("decided_at").toInstant(),
                decision(row),
                mail == null ? null : ColumnJson.parse(mail, new TypeReference<MailSummary>() {}),
                person == null ? null : ColumnJson.parse(person, new TypeReference<Person>() {}));
    }

    private Decision decision(ResultSet row) throws SQLException {
        var family = row.getString("product_family");
        var category = row.getString("category");
        var about = new Classification(
                family == null ? null : ProductFamily.valueOf(family),
                row.getString("product"),
                category == null ? null : Category.valueOf(category),
                IssueClass.valueOf(row.getString("issue_class")),
                row.getBoolean("break_fix"));
        return new Decision(
                Outcome.valueOf(row.getString("outcome")),
                row.getString("rule_id"),
                row.getString("rule_set_version"),
                ColumnJson.parse(row.getString("evidence"), new TypeReference<List<Evidence>>() {}),
                ColumnJson.parse(row.getString("steps"), new TypeReference<List<DecisionStep>>() {}),
                IssueKind.valueOf(row.getString("issue_kind")),
                about,
                row.getString("incident_id"),
                ColumnJson.parse(row.getString("tags"), new TypeReference<List<String>>() {}),
                certainty(row.getString("certainty")),
                severity(row.getString("severity")),
                row.getString("catalog_version"));
    }

    private @Nullable Certainty certainty(@Nullable String text) {
        return text == null ? null : ColumnJson.parse(text, new TypeReference<Certainty>() {});
    }

    private @Nullable ProposedSeverity severity(@Nullable String text) {
        return text == null ? null : ColumnJson.parse(text, new TypeReference<ProposedSeverity>() {});
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
