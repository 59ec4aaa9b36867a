package dev.firstline.intake.views;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firstline.chassis.http.ETags;
import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.ProblemType;
import dev.firstline.chassis.quota.RowCount;
import dev.firstline.chassis.quota.Stock;
import dev.firstline.chassis.quota.StockRows;
import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.ScopedList;
import dev.firstline.chassis.tenancy.ScopedList.Condition;
import dev.firstline.chassis.tenancy.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The views of a person and of tenants, within an open transaction. */
@ApplicationScoped
class SavedViews {

    @Produces
    @Singleton
    static final StockRows OWNED = new StockRows(Stock.VIEWS, "select 1 from saved_view where tenant = ?");

    /** Of one person. */
    static final int MOST_OF_OWNER = 100;

    /** What is private is its owner's alone, whoever stands above him. */
    private static final String SEEN = "visibility = 'TENANT' or saved_view.tenant = ? and owner = ?";

    private static final String ONE = "select * from saved_view where id = ? and (%s) and (%s) %s";

    private static final String INSERT = """
            insert into saved_view (name, visibility, query, changed_at, id, tenant, owner, created_at)
            values (?, ?, ?::jsonb, ?, ?, ?, ?, ?)
            """;

    private static final String UPDATE =
            "update saved_view set name = ?, visibility = ?, query = ?::jsonb, changed_at = ?, version = version + 1 where id = ?";

    private final Transactions transactions;
    private final RowCount numbers;
    private final ObjectMapper json;
    private final Clock clock;

    SavedViews(Transactions transactions, RowCount numbers, ObjectMapper json, Clock clock) {
        this.transactions = transactions;
        this.numbers = numbers;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Who asks.
     *
     * @param administers whether it may change what others share
     */
    record Person(Scope scope, String subject, boolean administers) {

        private Condition sees() {
            return Condition.of(SEEN, scope.setting(), subject);
        }

        private boolean owns(String tenant, String owner) {
            return scope.setting().equals(tenant) && subject.equals(owner);
        }
    }

    /** The versions that a change is held to, as its headers name them. */
    record Held(@Nullable String ifMatch, @Nullable String ifNoneMatch) {}

    /** A row, as it is stored. */
    private record Row(SavedView view, String owner) {}

    /** The views that the person sees, the latest made first. */
    List<SavedView> page(Person person, @Nullable UUID before, int limit) {
        var conditions = new ArrayList<>(List.of(person.sees()));
        if (before != null) {
            conditions.add(Condition.of("id < ?", before));
        }
        var select = new ScopedList("saved_view", conditions, "id desc", limit).ofTenants(person.scope());
        return with(select.sql(), statement -> {
            select.bind(statement);
            var views = new ArrayList<SavedView>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    views.add(read(row, person).view());
                }
            }
            return views;
        });
    }

    /** One. */
    SavedView one(Person person, UUID id) {
        return row(person, id, false).view();
    }

    /**
     * Makes one.
     *
     * @throws Problem 422 when the search or the list would not take its parameters, 429 when there are too many
     */
    SavedView add(Person person, ViewRequest request) {
        request.query().check();
        var tenant = person.scope().setting();
        numbers.oneMore(OWNED, tenant);
        requireRoom(person, tenant);
        var id = Ids.next();
        with(INSERT, statement -> {
            var now = now();
            int at = bind(statement, request, now);
            statement.setObject(at, id);
            statement.setString(at + 1, tenant);
            statement.setString(at + 2, person.subject());
            statement.setObject(at + 3, now);
            return statement.executeUpdate();
        });
        return one(person, id);
    }

    /**
     * Replaces one.
     *
     * @throws Problem 403 when it is somebody else's, 412 when it is another one by now, and as {@link #add}
     */
    SavedView change(Person person, UUID id, Held held, ViewRequest request) {
        requireOwn(person, id, held);
        request.query().check();
        with(UPDATE, statement -> {
            statement.setObject(bind(statement, request, now()), id);
            return statement.executeUpdate();
        });
        // What an administrator makes private of somebody else's he does not see any more.
        return with("select * from saved_view where id = ?", statement -> {
            statement.setObject(1, id);
            try (var row = statement.executeQuery()) {
                row.next();
                return read(row, person).view();
            }
        });
    }

    /**
     * Removes one.
     *
     * @throws Problem 403 when it is somebody else's, 412 when it is another one by now
     */
    void remove(Person person, UUID id, Held held) {
        requireOwn(person, id, held);
        with("delete from saved_view where id = ?", statement -> {
            statement.setObject(1, id);
            return statement.executeUpdate();
        });
    }

    private void requireOwn(Person person, UUID id, Held held) {
        var row = row(person, id, true);
        if (!person.administers() && !person.owns(row.view().tenant(), row.owner())) {
            throw new Problem(
                    ProblemType.FORBIDDEN,
                    "This view is somebody else's. Its owner or an administrator changes it; make one of your own.");
        }
        ETags.refuseKnown(held.ifNoneMatch(), row.view().version());
        ETags.require(held.ifMatch(), row.view().version());
    }

    private void requireRoom(Person person, String tenant) {
        int has = with("select count(*) from saved_view where tenant = ? and owner = ?", statement -> {
            statement.setString(1, tenant);
            statement.setString(2, person.subject());
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        });
        if (has >= MOST_OF_OWNER) {
            throw new Problem(
                            ProblemType.QUOTA_EXCEEDED,
                            "You have " + has + " views, and may have no more; remove one that is not needed.")
                    .with("violated-policies", List.of("views"))
                    .with("limit", MOST_OF_OWNER);
        }
    }

    private Row row(Person person, UUID id, boolean forChange) {
        var inScope = Condition.inScope(person.scope(), "tenant");
        var sees = person.sees();
        return with(ONE.formatted(inScope.sql(), sees.sql(), forChange ? "for update" : ""), statement -> {
            statement.setObject(1, id);
            sees.bind(statement, inScope.bind(statement, 2));
            try (var row = statement.executeQuery()) {
                if (!row.next()) {
                    throw Problem.notFound("view");
                }
                return read(row, person);
            }
        });
    }

    private int bind(PreparedStatement statement, ViewRequest request, OffsetDateTime now) throws SQLException {
        statement.setString(1, request.name());
        statement.setString(2, request.visibility().name());
        statement.setString(3, written(request.query()));
        statement.setObject(4, now);
        return 5;
    }

    private Row read(ResultSet row, Person reader) throws SQLException {
        var tenant = row.getString("tenant");
        var owner = row.getString("owner");
        var query = query(row.getString("query"));
        return new Row(
                new SavedView(
                        row.getObject("id", UUID.class),
                        tenant,
                        reader.scope().mayKnowPersonsOf(tenant) ? owner : null,
                        row.getString("name"),
                        Visibility.valueOf(row.getString("visibility")),
                        query,
                        query.href(),
                        row.getLong("version"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant()),
                owner);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private String written(ViewQuery query) {
        try {
            return json.writeValueAsString(query);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of texts can be written", e);
        }
    }

    private ViewQuery query(String written) {
        try {
            return json.readValue(written, ViewQuery.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was written can be read", e);
        }
    }

    private <T> T with(String sql, Statements<T> work) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(sql)) {
            return work.run(statement);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** What is done with a statement. */
    @FunctionalInterface
    private interface Statements<T> {
        T run(PreparedStatement statement) throws SQLException;
    }
}
