package dev.firstline.intake.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firstline.contracts.TenantPath;
import dev.firstline.intake.feed.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The pages of imports: whose turn it is, what a page holds, and its results; within an open transaction. */
@ApplicationScoped
class ImportPages {

    private static final String DUE = """
            select id, tenant, client, subject from import_job where ended_at is null
            order by turn_at limit 1 for update skip locked
            """;

    private static final String LOCKED = """
            select p.n, p.first_line, p.content
            from (select id, page from import_job where id = ? and ended_at is null for update skip locked) j
            join import_page p on p.import_id = j.id and p.n = j.page
            """;

    private static final String ANSWER = """
            update import_page set content = null, results = ?, created = ?, updated = ?, unchanged = ?, refused = ?
            where import_id = ? and n = ?
            """;

    private static final String PASS = """
            update import_job set page = page + 1, created = created + ?, updated = updated + ?, unchanged = unchanged + ?,
                refused = refused + ?, turn_at = ?, ended_at = case when page + 1 = pages then ?::timestamptz end
            where id = ?
            """;

    /** A page holds 200 results at most. */
    private static final String RESULTS = """
            select last_line, results from import_page
            where import_id = ? and results is not null and last_line > ? %s order by n limit 2
            """;

    private static final int ALL_BEFORE = 0;

    private final Statements statements;
    private final ObjectMapper json;
    private final Clock clock;

    ImportPages(Statements statements, ObjectMapper json, Clock clock) {
        this.statements = statements;
        this.json = json;
        this.clock = clock;
    }

    /**
     * An import that can go on.
     *
     * @param by whose token it is imported by
     */
    record Due(UUID id, TenantPath tenant, Actor.Bearer by) {}

    /**
     * A page whose lines have no results yet.
     *
     * @param number from 0
     */
    record Page(int number, List<SourceLine> lines) {}

    /** The import whose turn it is, and that no other copy is at; in a transaction that sees all tenants. */
    Optional<Due> due() {
        return statements
                .rows(
                        DUE,
                        statement -> {},
                        row -> new Due(
                                row.getObject(1, UUID.class),
                                new TenantPath(row.getString(2)),
                                new Actor.Bearer(row.getString(2), row.getString(3), row.getString(4))))
                .stream()
                .findFirst();
    }

    /** The page that an import is at, which is locked with it until the end of the transaction; empty when somebody else has it, or it ended. */
    Optional<Page> next(UUID id) {
        return statements
                .rows(
                        LOCKED,
                        statement -> statement.setObject(1, id),
                        row -> new Page(
                                row.getInt(1), SourceLine.of(row.getInt(2), Objects.requireNonNull(row.getBytes(3)))))
                .stream()
                .findFirst();
    }

    /** Keeps the results of a page, and moves its import on, or ends it. */
    void pass(UUID id, Page page, List<LineResult> results) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        statements.update(ANSWER, statement -> {
            statement.setString(1, written(results));
            int at = counts(statement, 2, results);
            statement.setObject(at, id);
            statement.setInt(at + 1, page.number());
        });
        statements.update(PASS, statement -> {
            int at = counts(statement, 1, results);
            statement.setObject(at, now);
            statement.setObject(at + 1, now);
            statement.setObject(at + 2, id);
        });
    }

    /**
     * Results in the order of the lines.
     *
     * @param afterLine behind which line they begin; null for all
     * @param outcome of that alone; null for any
     */
    List<LineResult> results(UUID id, @Nullable Integer afterLine, @Nullable LineOutcome outcome, int limit) {
        var found = new ArrayList<LineResult>();
        int after = afterLine == null ? ALL_BEFORE : afterLine;
        var sql =
                RESULTS.formatted(outcome == null ? "" : "and " + outcome.name().toLowerCase(Locale.ROOT) + " > 0");
        while (found.size() < limit) {
            var more = answered(sql, id, after);
            if (more.isEmpty()) {
                break;
            }
            int reached = after;
            more.stream()
                    .flatMap(page -> page.results().stream())
                    .filter(result -> result.line() > reached)
                    .filter(result -> outcome == null || result.outcome() == outcome)
                    .limit(limit - found.size())
                    .forEach(found::add);
            after = more.getLast().lastLine();
        }
        return found;
    }

    private record Answered(int lastLine, List<LineResult> results) {}

    private List<Answered> answered(String sql, UUID id, int after) {
        return statements.rows(
                sql,
                statement -> {
                    statement.setObject(1, id);
                    statement.setInt(2, after);
                },
                row -> new Answered(row.getInt(1), List.of(read(row.getString(2)))));
    }

    private static int counts(PreparedStatement statement, int from, List<LineResult> results) throws SQLException {
        int at = from;
        for (var outcome : LineOutcome.values()) {
            statement.setInt(
                    at++,
                    Math.toIntExact(results.stream()
                            .filter(result -> result.outcome() == outcome)
                            .count()));
        }
        return at;
    }

    private String written(List<LineResult> results) {
        try {
            return json.writeValueAsString(results);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("results can be written", e);
        }
    }

    private LineResult[] read(String results) {
        try {
            return json.readValue(results, LineResult[].class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("results were written by this service", e);
        }
    }
}
