package dev.firstline.intake.field;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.intake.field.Declarations.Book;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Declarations of fields as they are stored; all within the open transaction, whose scope is at, above or below their tenant. */
@ApplicationScoped
public class FieldStore {

    private static final TypeReference<List<FieldDefinition>> FIELDS = new TypeReference<>() {};

    private static final String PUT = """
            insert into ticket_field (tenant, fields, version, changed_at) values (?, ?::jsonb, 1, ?)
            on conflict (tenant) do update set fields = excluded.fields, version = ticket_field.version + 1,
                changed_at = excluded.changed_at
            """;

    private final Transactions transactions;
    private final ObjectMapper json;

    FieldStore(Transactions transactions, ObjectMapper json) {
        this.transactions = transactions;
        this.json = json;
    }

    /** The declarations of a tenant, as they stand. */
    record Own(List<FieldDefinition> fields, long version, Instant changedAt) {}

    /** Those that tickets of that tenant have, by their keys: its own and those of the tenants above it. */
    public Map<String, FieldDefinition> declared(TenantPath tenant) {
        return Declarations.of(books(andAbove(tenant)));
    }

    /** Those that the tenants above declare for it, by their keys. */
    Map<String, FieldDefinition> inherited(TenantPath tenant) {
        return Declarations.of(books(andAbove(tenant).stream().skip(1).toList()));
    }

    /** One change of a tenant's declarations at a time, until the end of the transaction. */
    void lock(TenantPath tenant) {
        with("select pg_advisory_xact_lock(hashtextextended(?, 47))", statement -> {
            statement.setString(1, tenant.value());
            return statement.execute();
        });
    }

    Optional<Own> own(TenantPath tenant) {
        return with("select fields, version, changed_at from ticket_field where tenant = ?", statement -> {
            statement.setString(1, tenant.value());
            try (var row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Own(
                                read(row.getString(1)),
                                row.getLong(2),
                                row.getObject(3, OffsetDateTime.class).toInstant()))
                        : Optional.empty();
            }
        });
    }

    void put(TenantPath tenant, List<FieldDefinition> fields, Instant now) {
        with(PUT, statement -> {
            statement.setString(1, tenant.value());
            statement.setString(2, write(fields));
            statement.setObject(3, now.atOffset(ZoneOffset.UTC));
            return statement.executeUpdate();
        });
    }

    private List<Book> books(List<String> tenants) {
        return with("select tenant, fields from ticket_field where tenant = any(?)", statement -> {
            statement.setArray(1, statement.getConnection().createArrayOf("text", tenants.toArray()));
            var books = new ArrayList<Book>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    books.add(new Book(row.getString(1), read(row.getString(2))));
                }
            }
            return books;
        });
    }

    private static List<String> andAbove(TenantPath tenant) {
        return Stream.iterate(
                        tenant.value(),
                        path -> !path.isEmpty(),
                        path -> path.substring(0, Math.max(0, path.lastIndexOf('/'))))
                .toList();
    }

    private List<FieldDefinition> read(String fields) {
        try {
            return json.readValue(fields, FIELDS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("fields that were stored can be read", e);
        }
    }

    private String write(List<FieldDefinition> fields) {
        try {
            return json.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("fields can be written", e);
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
