package dev.firstline.intake.search;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.ScopedList.Condition;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.intake.search.Place.Found;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds the newest documents that fit, by stretches of time: each is one scan of the index, whose row level security is the search itself, and
 * the next, longer one is looked at only when the one before has not enough. So a word of every tenth ticket costs no more than a rare one.
 */
@ApplicationScoped
class Candidates {

    /** How far an id may lie ahead of this machine's clock. */
    private static final Duration AHEAD = Duration.ofHours(1);

    private static final String LOOK_FOR = "select set_config('firstline.search', ?, true)";

    /** Materialized, lest the order be taken for the way: by it the database would go through all that do not fit. */
    static final String NEWEST = """
            with hit as materialized (select d.ticket_id, d.desk from search_document d where true EACH)
            select ticket_id, desk from hit order by ticket_id desc limit ?
            """;

    private static final String OF_TICKET = "exists (select from ticket where ticket.id = d.ticket_id EACH)";

    /** How much the words of a communication, of a name, of a body and of a title count; a long text counts for less. */
    private static final String RANK = """
            select document.ticket_id, round(1000000 * ts_rank('{0.1, 0.2, 0.4, 1}', document.words,
                case left(document.language, 2) when 'DE' then ?::tsquery when 'ES' then ?::tsquery when 'PT' then ?::tsquery
                    else ?::tsquery end, 1))::integer
            from unnest(?, ?) as candidate (ticket_id, desk) cross join lateral (
                select d.* from search_document d where d.ticket_id = candidate.ticket_id and d.desk = candidate.desk) document
            """;

    private final Transactions transactions;
    private final Clock clock;

    Candidates(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A document that fits: a ticket's, with the desk's notes or without. */
    record Candidate(UUID id, boolean desk) {}

    /**
     * What is looked for.
     *
     * @param filters on columns of the ticket
     */
    record Wanted(IndexQuery query, List<Condition> filters) {}

    /**
     * Where is looked.
     *
     * @param upTo the greatest id; null for any
     * @param below greater than all ids; null for any
     * @param from the smallest id; null for any
     */
    record Range(
            @Nullable UUID upTo,
            @Nullable UUID below,
            @Nullable UUID from) {

        static final Range ALL = new Range(null, null, null);

        static Range below(UUID id) {
            return new Range(null, id, null);
        }

        private List<Condition> conditions() {
            var conditions = new ArrayList<Condition>();
            if (upTo != null) {
                conditions.add(Condition.of("d.ticket_id <= ?", upTo));
            }
            if (below != null) {
                conditions.add(Condition.of("d.ticket_id < ?", below));
            }
            if (from != null) {
                conditions.add(Condition.of("d.ticket_id >= ?", from));
            }
            return conditions;
        }

        private long end(Clock clock) {
            var last = upTo != null ? upTo : below;
            return last != null
                    ? Spans.millis(last)
                    : clock.instant().plus(AHEAD).toEpochMilli();
        }

        private boolean isWithin(Spans.Stretch stretch) {
            return stretch.isAll() || from != null && stretch.floor() <= Spans.millis(from);
        }
    }

    /** The newest that fit, newest first; within the open transaction, whose scope they are of. */
    List<Candidate> newest(Wanted wanted, Range range, int limit) {
        var found = List.<Candidate>of();
        for (var stretch : Spans.before(range.end(clock))) {
            found = newest(wanted, range, stretch, limit);
            if (found.size() >= limit || range.isWithin(stretch)) {
                break;
            }
        }
        return found;
    }

    /** How well each of them fits, best first. */
    List<Found> ranked(IndexQuery query, List<Candidate> candidates) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(RANK)) {
            statement.setString(1, query.shownIn(Stemming.DE));
            statement.setString(2, query.shownIn(Stemming.ES));
            statement.setString(3, query.shownIn(Stemming.PT));
            statement.setString(4, query.shownIn(Stemming.EN));
            statement.setArray(
                    5,
                    connection.createArrayOf(
                            "uuid", candidates.stream().map(Candidate::id).toArray()));
            statement.setArray(
                    6,
                    connection.createArrayOf(
                            "boolean", candidates.stream().map(Candidate::desk).toArray()));
            var found = new ArrayList<Found>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(new Found(row.getObject(1, UUID.class), row.getInt(2)));
                }
            }
            return found.stream().sorted().toList();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private List<Candidate> newest(Wanted wanted, Range range, Spans.Stretch stretch, int limit) {
        var conditions = range.conditions();
        if (!wanted.filters().isEmpty()) {
            conditions.add(new Condition(
                    OF_TICKET.replace("EACH", and(wanted.filters())),
                    wanted.filters().stream()
                            .flatMap(filter -> filter.values().stream())
                            .toList()));
        }
        try (var connection = transactions.connection()) {
            lookFor(connection, wanted.query().within(stretch));
            try (var statement = connection.prepareStatement(NEWEST.replace("EACH", and(conditions)))) {
                int at = 1;
                for (var condition : conditions) {
                    at = condition.bind(statement, at);
                }
                statement.setInt(at, limit);
                var found = new ArrayList<Candidate>();
                try (var row = statement.executeQuery()) {
                    while (row.next()) {
                        found.add(new Candidate(row.getObject(1, UUID.class), row.getBoolean(2)));
                    }
                }
                return found;
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static void lookFor(Connection connection, String query) throws SQLException {
        try (var statement = connection.prepareStatement(LOOK_FOR)) {
            statement.setString(1, query);
            statement.execute();
        }
    }

    private static String and(List<Condition> conditions) {
        var sql = new StringBuilder();
        conditions.forEach(
                condition -> sql.append(" and (").append(condition.sql()).append(')'));
        return sql.toString();
    }
}
