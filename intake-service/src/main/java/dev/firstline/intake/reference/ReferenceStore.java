package dev.firstline.intake.reference;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** References as they are stored; all within the open transaction and its scope. */
@ApplicationScoped
class ReferenceStore {

    /** Sorted, so that two that claim the same ones at once wait for each other in one order; of two for one reference the first has it. */
    private static final String INSERT = """
            insert into external_reference (kind, system, external_id, tenant, object_id, ticket_id, given_at)
            select ?, system, external_id, ?, object_id, ticket_id, ?
            from unnest(?, ?, ?, ?) with ordinality as claimed (system, external_id, object_id, ticket_id, n)
            order by system collate "C", external_id collate "C", n
            on conflict do nothing
            """;

    private static final String OWNERS = """
            select held.system, held.external_id, held.object_id
            from unnest(?, ?) as asked (system, external_id)
            join external_reference as held
                on held.kind = ? and held.system = asked.system and held.external_id = asked.external_id and held.tenant = ?
            """;

    private static final String OF_OBJECT = """
            select system, external_id, tenant, given_at from external_reference
            where object_id = ? order by system, external_id, tenant
            """;

    private final Transactions transactions;

    ReferenceStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** How many of them were free. */
    int insert(TenantPath giver, ReferenceKind kind, List<Claim> claims, Instant now) {
        return with(INSERT, statement -> {
            statement.setString(1, kind.name());
            statement.setString(2, giver.value());
            statement.setObject(3, now.atOffset(ZoneOffset.UTC));
            statement.setArray(
                    4,
                    texts(
                            statement,
                            claims.stream().map(claim -> claim.reference().system())));
            statement.setArray(
                    5,
                    texts(
                            statement,
                            claims.stream().map(claim -> claim.reference().id())));
            statement.setArray(6, ids(statement, claims.stream().map(Claim::object)));
            statement.setArray(7, ids(statement, claims.stream().map(Claim::ticket)));
            return statement.executeUpdate();
        });
    }

    Map<ExternalReference, UUID> owners(TenantPath giver, ReferenceKind kind, List<ExternalReference> references) {
        return with(OWNERS, statement -> {
            statement.setArray(1, texts(statement, references.stream().map(ExternalReference::system)));
            statement.setArray(2, texts(statement, references.stream().map(ExternalReference::id)));
            statement.setString(3, kind.name());
            statement.setString(4, giver.value());
            var owners = new HashMap<ExternalReference, UUID>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    owners.put(new ExternalReference(row.getString(1), row.getString(2)), row.getObject(3, UUID.class));
                }
            }
            return owners;
        });
    }

    void release(TenantPath giver, Collection<UUID> objects) {
        with("delete from external_reference where object_id = any(?) and tenant = ?", statement -> {
            statement.setArray(1, ids(statement, objects.stream()));
            statement.setString(2, giver.value());
            return statement.executeUpdate();
        });
    }

    void assign(TenantPath giver, UUID stand, Holder holder) {
        var sql = "update external_reference set object_id = ?, ticket_id = ? where object_id = ? and tenant = ?";
        with(sql, statement -> {
            statement.setObject(1, holder.id());
            statement.setObject(2, holder.ticket());
            statement.setObject(3, stand);
            statement.setString(4, giver.value());
            return statement.executeUpdate();
        });
    }

    void take(TenantPath giver, ReferenceKind kind, String system, Collection<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        with(
                "delete from external_reference where kind = ? and system = ? and external_id = any(?) and tenant = ?",
                statement -> {
                    statement.setString(1, kind.name());
                    statement.setString(2, system);
                    statement.setArray(3, texts(statement, ids.stream()));
                    statement.setString(4, giver.value());
                    return statement.executeUpdate();
                });
    }

    int count(TenantPath giver, UUID object) {
        return with("select count(*) from external_reference where object_id = ? and tenant = ?", statement -> {
            statement.setObject(1, object);
            statement.setString(2, giver.value());
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        });
    }

    /** What that tenant calls it in a system. */
    List<String> of(UUID object, TenantPath giver, String system) {
        return of(object).stream()
                .filter(given ->
                        given.tenant().equals(giver.value()) && given.system().equals(system))
                .map(GivenReference::id)
                .toList();
    }

    List<GivenReference> of(UUID object) {
        return with(OF_OBJECT, statement -> {
            statement.setObject(1, object);
            var given = new ArrayList<GivenReference>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    given.add(new GivenReference(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getObject(4, OffsetDateTime.class).toInstant()));
                }
            }
            return given;
        });
    }

    private static Array texts(PreparedStatement statement, Stream<String> values) throws SQLException {
        return statement.getConnection().createArrayOf("text", values.toArray());
    }

    private static Array ids(PreparedStatement statement, Stream<@Nullable UUID> values) throws SQLException {
        return statement.getConnection().createArrayOf("uuid", values.toArray());
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
