package dev.firstline.intake.desk;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.intake.desk.Distribution.Book;
import dev.firstline.intake.desk.Distribution.Choice;
import dev.firstline.intake.desk.QueueRule.Traits;
import dev.firstline.intake.feed.Actor;
import dev.firstline.intake.feed.ChangeKind;
import dev.firstline.intake.feed.ChangeLog;
import dev.firstline.intake.feed.Noted;
import dev.firstline.intake.ticket.Journaled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts tickets that were just decided into queues, where their tenants have rules: by then their language and product are known. One
 * statement for a batch of which no tenant has any.
 */
@ApplicationScoped
public class Distributor {

    private static final Actor RULES = new Actor.Service("intake-service");

    private static final String WAITING = """
            select t.id, t.tenant, t.version, t.product_family, t.severity, c.external_id, t.language
            from ticket t join customer c on c.id = t.customer_id
            where t.id = any(?) and t.desk_queue is null and t.status not in ('CLOSED', 'CANCELED', 'REJECTED')
            order by t.id
            """;

    /** The place in the feed as {@code feed_place} gives it, under the lock of the row. */
    private static final String PUT = """
            update ticket set desk_queue = chosen.queue, desk_queue_tenant = chosen.tenant,
                feed_position = feed_place(ticket.feed_position, 0)
            from unnest(?, ?, ?) as chosen (id, queue, tenant)
            where ticket.id = chosen.id
            """;

    private final QueueStore store;
    private final ChangeLog changes;
    private final Transactions transactions;
    private final Clock clock;

    Distributor(QueueStore store, ChangeLog changes, Transactions transactions, Clock clock) {
        this.store = store;
        this.changes = changes;
        this.transactions = transactions;
        this.clock = clock;
    }

    private record Waiting(UUID id, TenantPath tenant, long version, Traits traits) {}

    private record Chosen(Waiting ticket, Choice choice) {}

    /** Puts those of the tickets that lie in no queue into one, where a rule says which; within the transaction that holds them. */
    public void distribute(Collection<? extends Journaled> tickets) {
        if (tickets.isEmpty()) {
            return;
        }
        var books = store.books(tickets.stream()
                .flatMap(ticket -> andAbove(ticket.tenant()))
                .distinct()
                .toList());
        if (books.isEmpty()) {
            return;
        }
        var chosen = waiting(tickets).stream()
                .flatMap(ticket -> chosen(ticket, books))
                .toList();
        if (!chosen.isEmpty()) {
            put(chosen);
            var now = clock.instant();
            // In the name of whose queue it is: those below are not told.
            changes.note(chosen.stream()
                    .map(one -> new Noted(
                            one.choice().tenant(),
                            one.ticket().id(),
                            one.ticket().version(),
                            ChangeKind.ASSIGNED,
                            now,
                            RULES))
                    .toList());
        }
    }

    private static Stream<Chosen> chosen(Waiting ticket, List<Book> books) {
        return Distribution.choose(ticket.tenant(), ticket.traits(), books)
                .map(choice -> new Chosen(ticket, choice))
                .stream();
    }

    private static Stream<String> andAbove(TenantPath tenant) {
        return Stream.iterate(
                tenant.value(), path -> !path.isEmpty(), path -> path.substring(0, Math.max(0, path.lastIndexOf('/'))));
    }

    private List<Waiting> waiting(Collection<? extends Journaled> tickets) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(WAITING)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", tickets.stream().map(Journaled::id).toArray()));
            var waiting = new ArrayList<Waiting>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    waiting.add(waiting(row));
                }
            }
            return waiting;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        return new Waiting(
                row.getObject(1, UUID.class),
                new TenantPath(row.getString(2)),
                row.getLong(3),
                new Traits(
                        family(row.getString(4)),
                        Severity.valueOf(row.getString(5)),
                        row.getString(6),
                        Language.valueOf(row.getString(7))));
    }

    private static @Nullable ProductFamily family(@Nullable String name) {
        return name == null ? null : ProductFamily.valueOf(name);
    }

    private void put(List<Chosen> chosen) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(PUT)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid",
                            chosen.stream().map(one -> one.ticket().id()).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text",
                            chosen.stream().map(one -> one.choice().queue()).toArray()));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "text",
                            chosen.stream()
                                    .map(one -> one.choice().tenant().value())
                                    .toArray()));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
