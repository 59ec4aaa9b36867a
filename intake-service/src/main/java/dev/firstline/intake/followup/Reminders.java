package dev.firstline.intake.followup;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.intake.feed.Actor;
import dev.firstline.intake.feed.ChangeKind;
import dev.firstline.intake.feed.ChangeLog;
import dev.firstline.intake.feed.Noted;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.UUID;

/** Reminds the desk of tickets whose time has come: a change in the feed, once. Several copies may do it at once. */
@ApplicationScoped
class Reminders {

    private static final int SHARE = 100;

    private static final Actor CLOCK = new Actor.Service("intake-service");

    /** The place in the feed as {@code feed_place} gives it, under the lock of the row. */
    private static final String DUE = """
            with due as (
                select id from ticket where not follow_up_told and follow_up_at <= ?
                order by follow_up_at limit %d for update skip locked)
            update ticket set follow_up_told = true, feed_position = feed_place(ticket.feed_position, 0)
            from due where ticket.id = due.id
            returning ticket.id, ticket.follow_up_tenant, ticket.version, ticket.status
            """.formatted(SHARE);

    private final Transactions transactions;
    private final ChangeLog changes;
    private final Clock clock;

    Reminders(Transactions transactions, ChangeLog changes, Clock clock) {
        this.transactions = transactions;
        this.changes = changes;
        this.clock = clock;
    }

    @Scheduled(
            identity = "follow-ups",
            every = "30s",
            delayed = "30s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void remind() {
        while (remind(clock.instant()) == SHARE) {}
    }

    /** Reminds of some whose time has come by then; of how many it was due, those that have ended included, which are passed over. */
    int remind(Instant now) {
        return transactions.asPlatform(() -> {
            try (var connection = transactions.connection();
                    var statement = connection.prepareStatement(DUE)) {
                statement.setObject(1, now.atOffset(ZoneOffset.UTC));
                int due = 0;
                var told = new ArrayList<Noted>();
                try (var row = statement.executeQuery()) {
                    while (row.next()) {
                        due++;
                        if (!TicketStatus.valueOf(row.getString(4)).isFinal()) {
                            told.add(new Noted(
                                    new TenantPath(row.getString(2)),
                                    row.getObject(1, UUID.class),
                                    row.getLong(3),
                                    ChangeKind.FOLLOW_UP_DUE,
                                    now,
                                    CLOCK));
                        }
                    }
                }
                changes.note(told);
                return due;
            } catch (SQLException e) {
                throw new DatabaseException(e);
            }
        });
    }
}
