package dev.firstline.intake.transfer;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.contracts.TenantPath;
import dev.firstline.intake.customer.CustomerUpserts;
import dev.firstline.intake.customer.Named;
import dev.firstline.intake.feed.Actor;
import dev.firstline.intake.feed.ChangeKind;
import dev.firstline.intake.feed.ChangeLog;
import dev.firstline.intake.feed.Noted;
import dev.firstline.intake.transfer.PastTickets.Stored;
import dev.firstline.intake.transfer.PastTickets.Wanted;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Takes tickets with their words over, in a few statements for all of them, within the open transaction. The change feed tells of them; no
 * other service does, so nothing decides, files, counts or alerts.
 */
@ApplicationScoped
class TicketImport {

    private final KnownTickets knownTickets;
    private final PastTickets tickets;
    private final PastWords words;
    private final CustomerUpserts customers;
    private final ChangeLog changes;
    private final Clock clock;
    private final int mostWords;

    TicketImport(
            KnownTickets knownTickets,
            PastTickets tickets,
            PastWords words,
            CustomerUpserts customers,
            ChangeLog changes,
            Clock clock,
            @ConfigProperty(name = "firstline.communications.per-ticket", defaultValue = "5000") int mostWords) {
        this.knownTickets = knownTickets;
        this.tickets = tickets;
        this.words = words;
        this.customers = customers;
        this.changes = changes;
        this.clock = clock;
        this.mostWords = mostWords;
    }

    /**
     * What became of the lines, in their order.
     *
     * @param lines no two of one ticket
     * @throws Problem 429 when the tenant has as many customers or contacts as it may
     */
    List<LineResult> takeTickets(TenantPath filer, Actor.Bearer by, List<NumberedLine<TransferLine.OfTicket>> lines) {
        var said = lines.stream()
                .map(line -> new Said(
                        line,
                        TicketImage.of(line.content()),
                        line.content().ticket().language() != null,
                        line.content().words()))
                .toList();
        var named = new HashMap<String, @Nullable Instant>();
        said.forEach(one -> named.put(one.reference(), one.image().openedAt()));
        var known = knownTickets.among(filer, named);
        var fresh =
                said.stream().filter(one -> !known.containsKey(one.reference())).toList();
        var results = new HashMap<Integer, LineResult>();
        create(filer, by, fresh, results);
        change(
                filer,
                by,
                said.stream()
                        .filter(one -> known.containsKey(one.reference()))
                        .map(one -> new Known(one, Objects.requireNonNull(known.get(one.reference()))))
                        .toList(),
                results);
        return inOrder(lines, results);
    }

    /** The same for more words of tickets that are there. */
    List<LineResult> takeWords(TenantPath filer, Actor.Bearer by, List<NumberedLine<TransferLine.OfWords>> lines) {
        var named = new HashMap<String, @Nullable Instant>();
        lines.forEach(line -> named.put(line.content().ticket(), null));
        var known = knownTickets.among(filer, named);
        var results = new HashMap<Integer, LineResult>();
        var found = new ArrayList<Known>();
        for (var line : lines) {
            var ticket = known.get(line.content().ticket());
            if (ticket == null) {
                results.put(
                        line.number(),
                        LineResult.refused(
                                line,
                                Problem.invalid("/ticket", "no such ticket is known; put its line before its words")));
            } else {
                found.add(new Known(
                        new Said(line, ticket.image(), true, line.content().items()), ticket));
            }
        }
        change(filer, by, found, results);
        return inOrder(lines, results);
    }

    /**
     * What a line says of a ticket.
     *
     * @param words in any order, and perhaps known
     */
    private record Said(
            NumberedLine<?> line, TicketImage image, boolean languageStated, List<PastCommunication> words) {

        String reference() {
            return line.content().reference();
        }
    }

    private record Known(Said said, KnownTicket ticket) {}

    private void create(TenantPath filer, Actor.Bearer by, List<Said> fresh, Map<Integer, LineResult> results) {
        if (fresh.isEmpty()) {
            return;
        }
        var byId = new HashMap<UUID, Said>();
        var wanted = new ArrayList<Wanted>();
        for (var said : fresh) {
            var own = PastWords.without(Set.of(), said.words());
            var id = PastIds.of(said.image().openedAt());
            byId.put(id, said);
            wanted.add(new Wanted(id, said.reference(), said.image(), said.languageStated(), own.size()));
        }
        var stored = new HashMap<>(tickets.insert(filer, wanted));
        if (stored.size() < wanted.size()) {
            var left =
                    wanted.stream().filter(one -> !stored.containsKey(one.id())).toList();
            ensure(
                    filer,
                    left.stream()
                            .map(one -> Objects.requireNonNull(byId.get(one.id())))
                            .toList());
            stored.putAll(tickets.insert(filer, left));
        }
        if (stored.size() < wanted.size()) {
            throw new IllegalStateException("neither is a customer missing nor a reference taken");
        }
        write(
                filer,
                by,
                stored,
                wanted.stream()
                        .map(one -> {
                            var said = Objects.requireNonNull(byId.get(one.id()));
                            return new Written(
                                    said, one.id(), LineOutcome.CREATED, PastWords.without(Set.of(), said.words()));
                        })
                        .toList(),
                results);
    }

    /** Customer and contact that a ticket names come with it where they have no lines of their own. */
    private void ensure(TenantPath filer, List<Said> said) {
        var named = said.stream()
                .flatMap(one -> one.line().content() instanceof TransferLine.OfTicket line
                        ? Stream.of(new Named(
                                line.ticket().customer(), line.ticket().contact()))
                        : Stream.empty())
                .toList();
        if (!named.isEmpty()) {
            customers.ensure(filer, named, clock.instant());
        }
    }

    private void change(TenantPath filer, Actor.Bearer by, List<Known> known, Map<Integer, LineResult> results) {
        var said = new HashMap<UUID, List<PastCommunication>>();
        known.forEach(one -> said.put(one.ticket().id(), one.said().words()));
        var has = words.known(said);
        var updates = new ArrayList<Wanted>();
        var written = new ArrayList<Written>();
        var news = new ArrayList<Said>();
        for (var one : known) {
            var line = one.said();
            var ticket = one.ticket();
            var more = PastWords.without(has.getOrDefault(ticket.id(), Set.of()), line.words());
            switch (verdict(one, more.size())) {
                case Reconciliation.Unchanged() ->
                    results.put(
                            line.line().number(),
                            LineResult.of(line.line(), LineOutcome.UNCHANGED, ticket.id(), ticket.number()));
                case Reconciliation.Refused(Problem problem) ->
                    results.put(
                            line.line().number(),
                            LineResult.refused(line.line(), problem, ticket.id(), ticket.number()));
                case Reconciliation.Update() -> {
                    news.add(line);
                    updates.add(new Wanted(
                            ticket.id(), line.reference(), line.image(), line.languageStated(), more.size()));
                    written.add(new Written(line, ticket.id(), LineOutcome.UPDATED, more));
                }
            }
        }
        if (!updates.isEmpty()) {
            ensure(filer, news);
            write(filer, by, tickets.update(updates), written, results);
        }
    }

    private Reconciliation verdict(Known known, int more) {
        var has = known.ticket().communications();
        return more > 0 && has != null && has + more > mostWords
                ? new Reconciliation.Refused(Problem.conflict("The ticket would have more than " + mostWords
                        + " communications, the most that one may have."))
                : Reconciliation.of(known.ticket(), known.said().image(), more > 0);
    }

    private record Written(Said said, UUID ticketId, LineOutcome outcome, List<PastCommunication> words) {}

    private void write(
            TenantPath filer,
            Actor.Bearer by,
            Map<UUID, Stored> stored,
            List<Written> written,
            Map<Integer, LineResult> results) {
        var now = clock.instant();
        var told = new ArrayList<PastWords.Said>();
        var noted = new ArrayList<Noted>();
        for (var one : written) {
            var ticket = Objects.requireNonNull(stored.get(one.ticketId()));
            told.add(new PastWords.Said(ticket.id(), ticket.tenant(), one.words()));
            noted.add(new Noted(ticket.tenant(), ticket.id(), ticket.version(), ChangeKind.IMPORTED, now, by));
            results.put(
                    one.said().line().number(),
                    LineResult.of(one.said().line(), one.outcome(), ticket.id(), ticket.number()));
        }
        words.insert(filer, told);
        changes.note(noted);
    }

    private static List<LineResult> inOrder(List<? extends NumberedLine<?>> lines, Map<Integer, LineResult> results) {
        return lines.stream()
                .map(line -> Objects.requireNonNull(results.get(line.number())))
                .toList();
    }
}
