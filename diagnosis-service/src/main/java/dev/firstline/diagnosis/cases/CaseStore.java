package dev.firstline.diagnosis.cases;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.firstline.chassis.inbox.TicketOwners;
import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.ticket.AffectedTenant;
import dev.firstline.contracts.ticket.Category;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketType;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table of cases. Every method runs within an open transaction. */
@ApplicationScoped
class CaseStore {

    /** Inserting first makes the row that the lock needs, also where two topics bring the same ticket at once. */
    private static final String LOCK = """
            insert into diagnosis_case (ticket_id, tenant)
            select ticket_id, tenant from unnest(?, ?) as heard (ticket_id, tenant) order by ticket_id
            on conflict (ticket_id) do update set ticket_id = excluded.ticket_id
            returning *
            """;

    private static final String KEEP = """
            update diagnosis_case set
                fields_version = ?, type = ?, severity = ?, language = ?, affected_tenant = ?, product_family = ?,
                product = ?, region = ?, category = ?, break_fix = ?, words_version = ?, title = ?, body = ?, ended = ?,
                language_stated = ?, ruling = ?::jsonb
            where ticket_id = ?
            """;

    private final Transactions transactions;

    CaseStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * The cases, made where they are new, and locked until the transaction ends; in the order of their ids, so that two
     * transactions never wait for each other crosswise.
     *
     * @throws IllegalArgumentException when a ticket belongs to another tenant
     */
    Map<UUID, Case> lock(TicketOwners owners) {
        var locked = new HashMap<UUID, Case>();
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(LOCK)) {
            var tenants =
                    owners.byTicket().values().stream().map(TenantPath::value).toArray();
            statement.setArray(
                    1,
                    connection.createArrayOf("uuid", owners.byTicket().keySet().toArray()));
            statement.setArray(2, connection.createArrayOf("text", tenants));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var known = read(rows);
                    locked.put(known.ticketId(), known);
                }
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
        owners.mustOwn(locked.values().stream().collect(Collectors.toMap(Case::ticketId, Case::tenant)));
        return locked;
    }

    /** The case of that ticket, as far as it can be seen; not locked. */
    Optional<Case> find(UUID ticketId) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement("select * from diagnosis_case where ticket_id = ?")) {
            statement.setObject(1, ticketId);
            try (var row = statement.executeQuery()) {
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Whose ticket it is; empty when none of that id can be seen. */
    Optional<TenantPath> tenantOf(UUID ticketId) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement("select tenant from diagnosis_case where ticket_id = ?")) {
            statement.setObject(1, ticketId);
            try (var row = statement.executeQuery()) {
                return row.next() ? Optional.of(new TenantPath(row.getString(1))) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    void keep(Collection<Case> changed) {
        if (changed.isEmpty()) {
            return;
        }
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(KEEP)) {
            for (var kept : changed) {
                write(statement, kept.fields());
                var words = kept.words();
                statement.setObject(11, words == null ? null : words.version());
                statement.setString(12, words == null ? null : words.title());
                statement.setString(13, words == null ? null : words.body());
                statement.setBoolean(14, kept.ended());
                var fields = kept.fields();
                statement.setBoolean(15, fields == null || fields.languageStated());
                statement.setString(16, kept.ruling() == null ? null : ColumnJson.write(kept.ruling()));
                statement.setObject(17, kept.ticketId());
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static void write(PreparedStatement statement, @Nullable TicketFields fields) throws SQLException {
        statement.setObject(1, fields == null ? null : fields.version());
        statement.setString(2, fields == null ? null : fields.type().name());
        statement.setString(3, fields == null ? null : fields.severity().name());
        statement.setString(4, fields == null ? null : fields.language().name());
        statement.setString(5, fields == null ? null : fields.affectedTenant().name());
        statement.setString(6, fields == null ? null : name(fields.productFamily()));
        statement.setString(7, fields == null ? null : fields.product());
        statement.setString(8, fields == null ? null : fields.region());
        statement.setString(9, fields == null ? null : name(fields.category()));
        statement.setObject(10, fields == null ? null : fields.breakFix());
    }

    private static Case read(ResultSet row) throws SQLException {
        long fieldsVersion = row.getLong("fields_version");
        var fields = row.wasNull() ? null : fields(row, fieldsVersion);
        long wordsVersion = row.getLong("words_version");
        var words = row.wasNull() ? null : new TicketWords(wordsVersion, row.getString("title"), row.getString("body"));
        var ruling = row.getString("ruling");
        return new Case(
                row.getObject("ticket_id", UUID.class),
                new TenantPath(row.getString("tenant")),
                fields,
                words,
                row.getBoolean("ended"),
                ruling == null ? null : ColumnJson.parse(ruling, new TypeReference<Ruling>() {}));
    }

    private static TicketFields fields(ResultSet row, long version) throws SQLException {
        var family = row.getString("product_family");
        var category = row.getString("category");
        return new TicketFields(
                version,
                TicketType.valueOf(row.getString("type")),
                Severity.valueOf(row.getString("severity")),
                Language.valueOf(row.getString("language")),
                row.getBoolean("language_stated"),
                AffectedTenant.valueOf(row.getString("affected_tenant")),
                family == null ? null : ProductFamily.valueOf(family),
                row.getString("product"),
                row.getString("region"),
                category == null ? null : Category.valueOf(category),
                row.getObject("break_fix", Boolean.class));
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
