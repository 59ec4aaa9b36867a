package dev.firstline.intake.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.ScopedList.Condition;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.intake.desk.Distribution.Book;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Queues and their rules as they are stored; all within the open transaction and its scope. */
@ApplicationScoped
class QueueStore {

    private static final String COLUMNS =
            "select tenant, key, name, subjects, names, version, changed_at from desk_queue";

    private static final String PUT = """
            insert into desk_queue (tenant, key, name, subjects, names, version, changed_at) values (?, ?, ?, ?, ?, 1, ?)
            on conflict (tenant, key) do update set name = excluded.name, subjects = excluded.subjects, names = excluded.names,
                version = desk_queue.version + 1, changed_at = excluded.changed_at
            """;

    private static final String PUT_RULES = """
            insert into queue_rules (tenant, rules, version, changed_at) values (?, ?::jsonb, 1, ?)
            on conflict (tenant) do update set rules = excluded.rules, version = queue_rules.version + 1,
                changed_at = excluded.changed_at
            """;

    /** By the index on what lies in queues: some ticket in hand of the tenant or below it. */
    private static final String LIES_IN = """
            select exists (select from ticket where SCOPE and desk_queue = ? and desk_queue_tenant = ?
                and status not in ('CLOSED', 'CANCELED', 'REJECTED'))
            """;

    private static final TypeReference<List<QueueRule>> RULES = new TypeReference<>() {};

    private final Transactions transactions;
    private final ObjectMapper json;

    QueueStore(Transactions transactions, ObjectMapper json) {
        this.transactions = transactions;
        this.json = json;
    }

    /** One change of a tenant's queues and rules at a time, until the end of the transaction. */
    void lock(TenantPath tenant) {
        with("select pg_advisory_xact_lock(hashtextextended(?, 44))", statement -> {
            statement.setString(1, tenant.value());
            return statement.execute();
        });
    }

    Optional<QueueView> find(TenantPath tenant, String key) {
        return find(tenant, key, "");
    }

    /** As {@link #find}; it is not deleted until the end of the transaction. */
    Optional<QueueView> kept(TenantPath tenant, String key) {
        return find(tenant, key, " for share");
    }

    /** As {@link #find}, to delete it: after whoever keeps it is done, and nobody does so again. */
    Optional<QueueView> forDeletion(TenantPath tenant, String key) {
        return find(tenant, key, " for update");
    }

    private Optional<QueueView> find(TenantPath tenant, String key, String lock) {
        return with(COLUMNS + " where tenant = ? and key = ?" + lock, statement -> {
            statement.setString(1, tenant.value());
            statement.setString(2, key);
            return queues(statement).stream().findFirst();
        });
    }

    /**
     * Queues of the scope, by tenant and key.
     *
     * @param member only those that he is a member of; null for all
     * @param after the tenant and key of the last one before; null for the beginning
     */
    List<QueueView> page(Scope scope, @Nullable String member, @Nullable List<String> after, int size) {
        var inScope = Condition.inScope(scope, "tenant");
        var sql = COLUMNS + " where " + inScope.sql() + " and (tenant, key) > (?, ?)"
                + (member == null ? "" : " and ? = any(subjects)") + " order by tenant, key limit " + size;
        return with(sql, statement -> {
            int at = inScope.bind(statement, 1);
            statement.setString(at++, after == null ? "" : after.getFirst());
            statement.setString(at++, after == null ? "" : after.getLast());
            if (member != null) {
                statement.setString(at, member);
            }
            return queues(statement);
        });
    }

    int count(TenantPath tenant) {
        return with("select count(*) from desk_queue where tenant = ?", statement -> {
            statement.setString(1, tenant.value());
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        });
    }

    void put(TenantPath tenant, String key, QueueRequest queue, Instant now) {
        with(PUT, statement -> {
            var connection = statement.getConnection();
            var members = queue.members();
            statement.setString(1, tenant.value());
            statement.setString(2, key);
            statement.setString(3, queue.name());
            statement.setArray(
                    4,
                    connection.createArrayOf(
                            "text", members.stream().map(Member::subject).toArray()));
            statement.setArray(
                    5,
                    connection.createArrayOf(
                            "text",
                            members.stream()
                                    .map(member -> member.name() == null ? "" : member.name())
                                    .toArray()));
            statement.setObject(6, now.atOffset(ZoneOffset.UTC));
            return statement.executeUpdate();
        });
    }

    void delete(TenantPath tenant, String key) {
        with("delete from desk_queue where tenant = ? and key = ?", statement -> {
            statement.setString(1, tenant.value());
            statement.setString(2, key);
            return statement.executeUpdate();
        });
    }

    /** Whether a ticket in hand lies in that queue. */
    boolean isInUse(TenantPath tenant, String key) {
        var inScope = Condition.inScope(new Scope.Tenant(tenant), "tenant");
        return with(LIES_IN.replace("SCOPE", inScope.sql()), statement -> {
            int at = inScope.bind(statement, 1);
            statement.setString(at++, key);
            statement.setString(at, tenant.value());
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        });
    }

    Optional<QueueRules> rules(TenantPath tenant) {
        return with("select rules, version, changed_at from queue_rules where tenant = ?", statement -> {
            statement.setString(1, tenant.value());
            try (var row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new QueueRules(read(row.getString(1)), row.getLong(2), instant(row, 3)))
                        : Optional.empty();
            }
        });
    }

    void put(TenantPath tenant, List<QueueRule> rules, Instant now) {
        with(PUT_RULES, statement -> {
            statement.setString(1, tenant.value());
            statement.setString(2, write(rules));
            statement.setObject(3, now.atOffset(ZoneOffset.UTC));
            return statement.executeUpdate();
        });
    }

    /** The rules of those tenants that have any. */
    List<Book> books(Collection<String> tenants) {
        return with("select tenant, rules from queue_rules where tenant = any(?)", statement -> {
            statement.setArray(1, statement.getConnection().createArrayOf("text", tenants.toArray()));
            var books = new ArrayList<Book>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    books.add(new Book(new TenantPath(row.getString(1)), read(row.getString(2))));
                }
            }
            return books;
        });
    }

    private static List<QueueView> queues(PreparedStatement statement) throws SQLException {
        var queues = new ArrayList<QueueView>();
        try (var row = statement.executeQuery()) {
            while (row.next()) {
                queues.add(new QueueView(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        members(texts(row, 4), texts(row, 5)),
                        row.getLong(6),
                        instant(row, 7)));
            }
        }
        return queues;
    }

    private static List<Member> members(String[] subjects, String[] names) {
        return IntStream.range(0, subjects.length)
                .mapToObj(i -> new Member(subjects[i], names[i].isEmpty() ? null : names[i]))
                .toList();
    }

    private static String[] texts(ResultSet row, int column) throws SQLException {
        return (String[]) row.getArray(column).getArray();
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private List<QueueRule> read(String rules) {
        try {
            return json.readValue(rules, RULES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("rules that were stored can be read", e);
        }
    }

    private String write(List<QueueRule> rules) {
        try {
            return json.writeValueAsString(rules);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("rules can be written", e);
        }
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
