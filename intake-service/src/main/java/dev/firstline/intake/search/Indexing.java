package dev.firstline.intake.search;

import dev.firstline.chassis.pages.PagedWork;
import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.intake.feed.ChangeKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is searched, from the change feed on: what a page writes and how far the feed has been read are one transaction, so nothing is left
 * out when it is broken off. When the feed is read, it goes on with what was there before there was a search. What writes tickets does nothing
 * for it.
 */
@ApplicationScoped
class Indexing implements PagedWork<Indexing.Job, UUID> {

    /** Changes at a time; several of one ticket are one entry. */
    static final int CHANGES = 500;

    /** Rows from before at a time: news waits for no longer than such a page takes. */
    private static final int BEFORE = 100;

    /** What the documents do not hold, such as a move, leaves them as they are. */
    private static final Set<String> CHANGES_WORDS = Stream.of(
                    ChangeKind.OPENED,
                    ChangeKind.IMPORTED,
                    ChangeKind.SEVERITY_CHANGED,
                    ChangeKind.RECLASSIFIED,
                    ChangeKind.TEXT_CORRECTED,
                    ChangeKind.COMMUNICATION_ADDED,
                    ChangeKind.NOTE_ADDED)
            .map(ChangeKind::name)
            .collect(Collectors.toSet());

    private static final String WRITE = "select search_write(?)";

    private static final String POSITION =
            "select feed_position, seq, customers, contacts, tickets from search_position";

    private static final String LOCKED = POSITION + " for update skip locked";

    /** Below the oldest transaction that still runs: nothing appears before what was read. */
    static final String NEWS = """
            select feed_position, seq, ticket_id, kind from ticket_change
            where (feed_position, seq) > (?, ?)
              and feed_position < (select base + pg_snapshot_xmin(pg_current_snapshot())::text::bigint from feed_epoch)
            order by feed_position, seq limit %d
            """.formatted(CHANGES);

    /** Two copies may have done the same page one after the other. */
    private static final String PASS_NEWS =
            "update search_position set feed_position = ?, seq = ? where (feed_position, seq) < (?, ?)";

    private final Transactions transactions;

    Indexing(Transactions transactions) {
        this.transactions = transactions;
    }

    /** What is to be written. */
    sealed interface Job {

        /** Tickets that changed, up to a position of the feed. */
        record News(List<UUID> tickets, long feedPosition, long seq) implements Job {}

        /** What was there before, behind or before an id. */
        record Stock(Before before, UUID reached) implements Job {}
    }

    /** What was there before there was a search. */
    enum Before {
        CUSTOMERS("customers", "select id from customer where id > ? order by id limit " + BEFORE, """
                select search_write_name(id, 'c', tenant, id::text, concat_ws(chr(10), name, external_id))
                from customer where id = any(?)
                """),
        CONTACTS("contacts", "select id from contact where id > ? order by id limit " + BEFORE, """
                select search_write_name(id, 'p', tenant, id::text, concat_ws(chr(10), name, external_id, email))
                from contact where id = any(?)
                """),
        /** The newest first: they are looked for most. */
        TICKETS("tickets", "select id from ticket where id < ? order by id desc limit " + BEFORE, WRITE);

        private final String column;
        private final String page;
        private final String write;

        Before(String column, String page, String write) {
            this.column = column;
            this.page = page;
            this.write = write;
        }
    }

    /** A lock is a write: it is taken when there is something to do, not four times a second. */
    @Override
    public Optional<Job> next() {
        return job(POSITION).flatMap(seen -> job(LOCKED));
    }

    private Optional<Job> job(String position) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(position);
                var row = statement.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            var news = news(row.getLong(1), row.getLong(2));
            if (news.isPresent()) {
                return news;
            }
            for (var before : Before.values()) {
                var reached = row.getObject(before.column, UUID.class);
                if (reached != null) {
                    return Optional.of(new Job.Stock(before, reached));
                }
            }
            return Optional.empty();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private Optional<Job> news(long feedPosition, long seq) throws SQLException {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(NEWS)) {
            statement.setLong(1, feedPosition);
            statement.setLong(2, seq);
            var tickets = new LinkedHashSet<UUID>();
            Job.@Nullable News end = null;
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    if (CHANGES_WORDS.contains(row.getString(4))) {
                        tickets.add(row.getObject(3, UUID.class));
                    }
                    end = new Job.News(List.of(), row.getLong(1), row.getLong(2));
                }
            }
            return end == null
                    ? Optional.empty()
                    : Optional.of(new Job.News(List.copyOf(tickets), end.feedPosition(), end.seq()));
        }
    }

    @Override
    public boolean somethingWaits() {
        return false;
    }

    @Override
    public List<UUID> page(Job job) {
        return switch (job) {
            case Job.News news -> news.tickets();
            case Job.Stock(Before before, UUID reached) -> ids(before.page, reached);
        };
    }

    @Override
    public void work(Job job, List<UUID> entries) {
        if (entries.isEmpty()) {
            return;
        }
        var sql = job instanceof Job.Stock stock ? stock.before().write : WRITE;
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("uuid", entries.toArray()));
            statement.execute();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    @Override
    public void pass(Job job, List<UUID> page) {
        switch (job) {
            case Job.News news ->
                update(PASS_NEWS, statement -> {
                    statement.setLong(1, news.feedPosition());
                    statement.setLong(2, news.seq());
                    statement.setLong(3, news.feedPosition());
                    statement.setLong(4, news.seq());
                });
            case Job.Stock(Before before, UUID _) ->
                update(
                        "update search_position set " + before.column + " = ?",
                        statement -> statement.setObject(1, page.size() < BEFORE ? null : page.getLast(), Types.OTHER));
        }
    }

    @Override
    public String nameOf(UUID entry) {
        return "what is searched of " + entry;
    }

    private List<UUID> ids(String sql, UUID reached) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, reached);
            var ids = new ArrayList<UUID>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getObject(1, UUID.class));
                }
            }
            return ids;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private void update(String sql, Binding binding) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(sql)) {
            binding.bind(statement);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Gives a statement its values. */
    @FunctionalInterface
    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }
}
