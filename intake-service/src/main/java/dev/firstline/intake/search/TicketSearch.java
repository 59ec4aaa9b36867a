package dev.firstline.intake.search;

import dev.firstline.chassis.http.Cursors;
import dev.firstline.chassis.http.Slice;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.ProblemType;
import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.DatabaseTrouble;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.intake.query.Page;
import dev.firstline.intake.search.Candidates.Candidate;
import dev.firstline.intake.search.Candidates.Range;
import dev.firstline.intake.search.Candidates.Wanted;
import dev.firstline.intake.search.IndexQuery.Audience;
import dev.firstline.intake.search.Place.Older;
import dev.firstline.intake.search.Place.Ranked;
import dev.firstline.intake.ticket.FoundTickets;
import dev.firstline.intake.ticket.TicketFilter;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Searches tickets. The newest 500 that fit are ranked among each other; older ones follow, newest first: to rank all that have a common
 * word means to read them all.
 */
@ApplicationScoped
class TicketSearch {

    /** How many are ranked. */
    static final int RANKED = 500;

    /** For a search that no index helps, such as a phrase of words that are everywhere. */
    private static final String TIME_LIMIT = "set local statement_timeout = '2s'";

    private final Transactions transactions;
    private final TermStems stems;
    private final Candidates candidates;
    private final Passages passages;
    private final FoundTickets tickets;
    private final Cursors cursors;

    TicketSearch(
            Transactions transactions,
            TermStems stems,
            Candidates candidates,
            Passages passages,
            FoundTickets tickets,
            Cursors cursors) {
        this.transactions = transactions;
        this.stems = stems;
        this.candidates = candidates;
        this.passages = passages;
        this.tickets = tickets;
        this.cursors = cursors;
    }

    /**
     * Who searches.
     *
     * @param notes whether it may read the desk's notes: else they are neither looked at, nor counted, nor shown
     */
    record Reader(Scope scope, boolean notes) {}

    /**
     * What is looked for.
     *
     * @param text as it was typed
     * @param language of the words, and of the tickets that are looked at; null for all
     */
    record Request(String text, SearchQuery query, @Nullable Language language, Sort sort, TicketFilter filter) {

        private List<Stemming> languages() {
            return language == null ? List.of(Stemming.values()) : List.of(Stemming.of(language));
        }

        private List<String> identity(Reader reader) {
            var identity = new ArrayList<>(List.of(
                    "ticket-search",
                    reader.scope().setting(),
                    Boolean.toString(reader.notes()),
                    text,
                    String.valueOf(language),
                    sort.name()));
            identity.addAll(filter.identity());
            return identity;
        }
    }

    /** A ticket of a page, and where the page after it begins. */
    private record Entry(UUID id, Place place) {}

    /**
     * A page of the tickets that fit.
     *
     * @throws Problem 422 when every text has the words, 503 when it takes too long
     */
    Page<FoundTicket> page(Reader reader, Request request, @Nullable String cursor, int limit) {
        var list = request.identity(reader);
        var position = cursors.read(list, cursor);
        var place = position == null ? null : Place.read(position);
        try {
            return transactions.in(reader.scope(), () -> {
                limitTime();
                var query = query(reader, request);
                var wanted = new Wanted(query, request.filter().all(reader.scope()));
                var slice = Slice.of(
                        entries(wanted, request.sort(), place, limit + 1),
                        limit,
                        last -> cursors.write(list, last.place().written()));
                return new Page<>(shown(slice.items(), query, reader), slice.next());
            });
        } catch (RuntimeException e) {
            if (DatabaseTrouble.isTooSlow(e)) {
                throw new Problem(
                        ProblemType.UNAVAILABLE,
                        "This search takes too long. Look for a rarer word, or narrow it by a filter such as"
                                + " openedAfter or customer.");
            }
            throw e;
        }
    }

    private IndexQuery query(Reader reader, Request request) {
        var audience = new Audience(
                reader.notes(),
                request.filter().wantedSeverity(),
                request.filter().wantedFamily());
        return IndexQuery.of(stems.of(request.query().terms()), request.languages(), audience)
                .orElseThrow(() -> Problem.invalid(
                        "q", "has only words that every text has, such as articles; add one that says more"));
    }

    private List<Entry> entries(Wanted wanted, Sort sort, @Nullable Place place, int limit) {
        return switch (place) {
            case null -> sort == Sort.NEWEST ? newest(wanted, Range.ALL, limit) : first(wanted, limit);
            case Ranked ranked ->
                ranked(
                        wanted,
                        ranked,
                        candidates.newest(wanted, new Range(ranked.newest(), null, ranked.oldest()), Integer.MAX_VALUE),
                        limit);
            case Older(UUID last) -> newest(wanted, Range.below(last), limit);
        };
    }

    private List<Entry> first(Wanted wanted, int limit) {
        var newest = candidates.newest(wanted, Range.ALL, RANKED + 1);
        if (newest.isEmpty()) {
            return List.of();
        }
        boolean more = newest.size() > RANKED;
        var best = more ? newest.subList(0, RANKED) : newest;
        var before = new Ranked(best.getFirst().id(), best.getLast().id(), more, null, null);
        return ranked(wanted, before, best, limit);
    }

    private List<Entry> ranked(Wanted wanted, Ranked place, List<Candidate> among, int limit) {
        var entries = new ArrayList<Entry>();
        candidates.ranked(wanted.query(), among).stream()
                .filter(place::precedes)
                .limit(limit)
                .forEach(found -> entries.add(new Entry(found.id(), place.at(found))));
        if (entries.size() < limit && place.more()) {
            entries.addAll(newest(wanted, Range.below(place.oldest()), limit - entries.size()));
        }
        return entries;
    }

    private List<Entry> newest(Wanted wanted, Range range, int limit) {
        return candidates.newest(wanted, range, limit).stream()
                .map(candidate -> new Entry(candidate.id(), new Older(candidate.id())))
                .toList();
    }

    private List<FoundTicket> shown(List<Entry> entries, IndexQuery query, Reader reader) {
        var ids = entries.stream().map(Entry::id).toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        var rows = tickets.of(ids, reader.scope());
        var found = passages.of(ids, query, reader.notes());
        return ids.stream()
                .flatMap(id -> Stream.ofNullable(rows.get(id)))
                .map(ticket -> new FoundTicket(ticket, Objects.requireNonNullElse(found.get(ticket.id()), List.of())))
                .toList();
    }

    private void limitTime() {
        try (var connection = transactions.connection();
                var statement = connection.createStatement()) {
            statement.execute(TIME_LIMIT);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
