package dev.firstline.intake.transfer;

import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.ScopedList;
import dev.firstline.chassis.tenancy.ScopedList.Condition;
import dev.firstline.contracts.TenantPath;
import dev.firstline.intake.feed.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Imports as they are stored, for those who ask about them; within an open transaction. */
@ApplicationScoped
class ImportJobs {

    private static final String INSERT = """
            insert into import_job (id, tenant, client, subject, pages, lines, created_at, turn_at)
            values (?, ?, ?, ?, 0, 0, ?, ?)
            """;

    private static final String INSERT_PAGE = """
            insert into import_page (import_id, n, tenant, first_line, last_line, content) values (?, ?, ?, ?, ?, ?)
            """;

    private static final String UNFINISHED = "select count(*) from import_job where tenant = ? and ended_at is null";

    private final Statements statements;
    private final Clock clock;

    ImportJobs(Statements statements, Clock clock) {
        this.statements = statements;
        this.clock = clock;
    }

    /** How many of the tenant's own have not ended. */
    int unfinished(TenantPath tenant) {
        return statements
                .rows(UNFINISHED, statement -> statement.setString(1, tenant.value()), row -> row.getInt(1))
                .getFirst();
    }

    /** A page of an import that was noted in the same transaction. */
    void page(UUID id, TenantPath tenant, int number, int firstLine, int lastLine, byte[] content) {
        statements.update(INSERT_PAGE, statement -> {
            statement.setObject(1, id);
            statement.setInt(2, number);
            statement.setString(3, tenant.value());
            statement.setInt(4, firstLine);
            statement.setInt(5, lastLine);
            statement.setBytes(6, content);
        });
    }

    /** Notes an import, whose turn comes behind those of all that wait already; its pages and their number follow in the same transaction. */
    void add(UUID id, TenantPath tenant, Actor.Bearer by) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        statements.update(INSERT, statement -> {
            statement.setObject(1, id);
            statement.setString(2, tenant.value());
            statement.setString(3, by.client());
            statement.setString(4, by.subject());
            statement.setObject(5, now);
            statement.setObject(6, now);
        });
    }

    /** Says how much there is to do. */
    void extent(UUID id, ImportFile.Extent extent) {
        statements.update("update import_job set pages = ?, lines = ? where id = ?", statement -> {
            statement.setInt(1, extent.pages());
            statement.setInt(2, extent.lines());
            statement.setObject(3, id);
        });
    }

    /** Those of the scope, the latest first. */
    List<ImportView> list(Scope scope, @Nullable UUID before, int limit) {
        var conditions = before == null ? List.<Condition>of() : List.of(Condition.of("id < ?", before));
        var select = new ScopedList("import_job", conditions, "id desc", limit).ofTenants(scope);
        return statements.rows(select.sql(), select::bind, ImportJobs::view);
    }

    /** One of the scope. */
    Optional<ImportView> one(Scope scope, UUID id) {
        var inScope = Condition.inScope(scope, "tenant");
        return statements
                .rows(
                        "select * from import_job where id = ? and (" + inScope.sql() + ")",
                        statement -> {
                            statement.setObject(1, id);
                            inScope.bind(statement, 2);
                        },
                        ImportJobs::view)
                .stream()
                .findFirst();
    }

    /** Ends it, if it has not ended, and forgets it; whether there was one in the scope. */
    boolean remove(Scope scope, UUID id) {
        var inScope = Condition.inScope(scope, "tenant");
        return statements.update("delete from import_job where id = ? and (" + inScope.sql() + ")", statement -> {
                    statement.setObject(1, id);
                    inScope.bind(statement, 2);
                })
                == 1;
    }

    private static ImportView view(ResultSet row) throws SQLException {
        int created = row.getInt("created");
        int updated = row.getInt("updated");
        int unchanged = row.getInt("unchanged");
        int refused = row.getInt("refused");
        var ended = row.getObject("ended_at", OffsetDateTime.class);
        return new ImportView(
                row.getObject("id", UUID.class),
                row.getString("tenant"),
                state(row.getInt("page"), ended),
                row.getInt("lines"),
                created + updated + unchanged + refused,
                created,
                updated,
                unchanged,
                refused,
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant());
    }

    private static ImportState state(int page, @Nullable OffsetDateTime ended) {
        if (ended != null) {
            return ImportState.DONE;
        }
        return page == 0 ? ImportState.WAITING : ImportState.RUNNING;
    }

    /** What ended before that instant is deleted with its results, so many at a time; how many were. */
    int forget(Instant endedBefore, int atMost) {
        return statements.update("""
                delete from import_job where id in (
                    select id from import_job where ended_at < ? order by ended_at limit ? for update skip locked)
                """, statement -> {
            statement.setObject(1, endedBefore.atOffset(ZoneOffset.UTC));
            statement.setInt(2, atMost);
        });
    }
}
