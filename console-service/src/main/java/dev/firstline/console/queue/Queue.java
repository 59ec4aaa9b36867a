package dev.firstline.console.queue;

import dev.firstline.chassis.http.Cursors;
import dev.firstline.chassis.tenancy.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The queue of a scope, page by page; within an open transaction. */
@ApplicationScoped
public class Queue {

    private final QueueStore store;
    private final Cursors cursors;

    Queue(QueueStore store, Cursors cursors) {
        this.store = store;
        this.cursors = cursors;
    }

    /** Some rows, and the cursor of those that follow; null at the end. */
    public record Page(List<TicketRow> rows, @Nullable String next) {}

    /** A page of the queue. */
    public Page page(Scope scope, QueueFilter filter, @Nullable String cursor, int limit) {
        var list = List.of("console-queue", scope.setting(), filter.toString());
        var position = cursors.read(list, cursor);
        var after = position == null ? null : new Position(position.getFirst(), UUID.fromString(position.getLast()));
        var rows = store.list(scope, filter, after, limit + 1);
        if (rows.size() <= limit) {
            return new Page(rows, null);
        }
        var page = rows.subList(0, limit);
        var last = Position.of(page.getLast());
        return new Page(page, cursors.write(list, last.due(), last.ticketId().toString()));
    }

    /** The head's figures. */
    public Figures figures(Scope scope) {
        return store.figures(scope, Instant.now());
    }
}
