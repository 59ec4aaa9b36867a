package dev.firstline.sla.tracking;

import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.telemetry.TraceContexts;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.sla.clock.Author;
import dev.firstline.sla.clock.Books;
import dev.firstline.sla.clock.Clock;
import dev.firstline.sla.clock.ClockKey;
import dev.firstline.sla.clock.ClockState;
import dev.firstline.sla.clock.Clocks;
import dev.firstline.sla.clock.TicketFact;
import dev.firstline.sla.policy.Rulebook;
import dev.firstline.sla.settings.Rulebooks;
import dev.firstline.sla.timer.DatabaseClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Judges many open tickets of a tenant by what is in force now, page by page: each page is one transaction, and a ticket of which nothing would
 * change is left alone, so that the same question can be sent again.
 */
@ApplicationScoped
class RebaseMany {

    private final Transactions transactions;
    private final TicketTable tickets;
    private final ClockKeeping keeping;
    private final Rulebooks rulebooks;
    private final DatabaseClock now;

    RebaseMany(
            Transactions transactions,
            TicketTable tickets,
            ClockKeeping keeping,
            Rulebooks rulebooks,
            DatabaseClock now) {
        this.transactions = transactions;
        this.tickets = tickets;
        this.keeping = keeping;
        this.rulebooks = rulebooks;
        this.now = now;
    }

    /**
     * Which tickets are meant: open ones of the tenant itself; what is empty narrows nothing.
     *
     * @param customers as the tickets were opened
     * @param policies by which a clock of theirs runs or stands
     */
    record Chosen(List<UUID> tickets, List<UUID> customers, List<String> policies) {}

    /**
     * How a clock is promised.
     *
     * @param dueAt absent while it stands
     */
    public record Promised(
            String policy,
            int policyVersion,
            String rule,
            String goal,
            String calendar,
            @Nullable Instant dueAt) {}

    /**
     * A clock that changes.
     *
     * @param before absent where none ran or stood
     * @param after absent where it is cancelled, since no policy covers the ticket now; due in the past where it is broken at once
     */
    @Schema(name = "RebasedTicket")
    public record Change(
            SlaTarget target,
            int cycle,
            @Nullable Promised before,
            @Nullable Promised after) {}

    /** A ticket of which clocks change. */
    public record Changed(UUID ticketId, List<Change> clocks) {}

    /**
     * One page.
     *
     * @param considered open tickets that were looked at
     * @param changed those of which clocks change
     * @param next where the next page begins; absent when this is the last one
     */
    @Schema(name = "RebasePage")
    public record Page(
            int considered, List<Changed> changed, @Nullable UUID next) {}

    /** What would change; stores nothing. */
    Page preview(TenantPath tenant, Chosen chosen, UUID after, int limit) {
        return transactions.inTenant(tenant, () -> {
            var at = now.now();
            var book = rulebooks.asOf(new Rulebooks.Opening(tenant, at));
            var page = tickets.open(tenant, chosen, after, limit);
            return page(page, limit, changes(page, book, at));
        });
    }

    /**
     * Makes the change and says what it was.
     *
     * @param author who wants it
     */
    Page act(TenantPath tenant, Chosen chosen, UUID after, int limit, Author author, String reason) {
        return transactions.asPlatform(() -> {
            var at = now.now();
            var id = rulebooks
                    .inForce(List.of(new Rulebooks.Opening(tenant, at)))
                    .getFirst();
            var found = tickets.open(tenant, chosen, after, limit);
            // Under their locks, so that what is said is what is done.
            var page = tickets.lock(found.stream().map(TrackedTicket::id).toList());
            var changes = changes(page, rulebooks.book(id), at);
            var trace = TraceContexts.current();
            var choices = changes.stream()
                    .map(change -> new HeardFact(
                            change.ticketId(),
                            tenant,
                            new TicketFact.Rebased(Ids.next(), at, id, author.subject(), author.tenant(), reason),
                            trace))
                    .toList();
            if (!choices.isEmpty()) {
                keeping.hear(choices);
            }
            return page(page, limit, changes);
        });
    }

    private static Page page(List<TrackedTicket> page, int limit, List<Changed> changes) {
        return new Page(
                page.size(),
                changes,
                page.size() < limit ? null : page.getLast().id());
    }

    private List<Changed> changes(List<TrackedTicket> page, Rulebook book, Instant at) {
        var changed = new ArrayList<Changed>();
        for (var ticket : page) {
            var clocks = changes(ticket, book, at);
            if (!clocks.isEmpty()) {
                changed.add(new Changed(ticket.id(), clocks));
            }
        }
        return changed;
    }

    private List<Change> changes(TrackedTicket ticket, Rulebook book, Instant at) {
        var books = Deriving.books(rulebooks, ticket.rulebookId());
        var before = byKey(Clocks.derive(ticket.facts(), books));
        var choice = new TicketFact.Rebased(Ids.next(), at, Ids.next(), "", null, "");
        var facts = new ArrayList<>(ticket.facts());
        facts.add(choice);
        Books anew = id -> choice.rulebook().equals(id) ? book : books.book(id);
        var after = byKey(Clocks.derive(facts, anew));
        var changes = new ArrayList<Change>();
        after.forEach((key, clock) -> {
            var old = before.get(key);
            // What was broken stays broken, also where nobody has told it yet.
            boolean ended = old == null || old.judgedUntil(at).endedAt() != null;
            var was = old == null || ended ? null : promised(old);
            var is = clock.state() == ClockState.CANCELLED || ended && clock.endedAt() != null ? null : promised(clock);
            if (!Objects.equals(was, is)) {
                changes.add(new Change(key.target(), key.cycle(), was, is));
            }
        });
        return changes;
    }

    private static Map<ClockKey, Clock> byKey(List<Clock> clocks) {
        return clocks.stream().collect(Collectors.toMap(Clock::key, Function.identity()));
    }

    private static Promised promised(Clock clock) {
        var promise = clock.promise();
        return new Promised(
                promise.policy(),
                promise.policyVersion(),
                promise.rule(),
                promise.amount().toString(),
                promise.calendar().code(),
                clock.dueAt());
    }
}
