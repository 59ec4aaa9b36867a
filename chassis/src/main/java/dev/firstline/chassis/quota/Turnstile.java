package dev.firstline.chassis.quota;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A few places for all, of which each tenant has a share at most. Who finds none waits in the line of his tenant; a place that
 * becomes free goes to the tenants in turn, whoever has the longest line. Safe for threads, and never blocks one.
 */
public final class Turnstile {

    private final int total;
    private final int share;
    private final int line;
    private final Map<String, Party> parties = new LinkedHashMap<>();
    private int inside;

    /**
     * @param total places for all
     * @param share places of one tenant at most
     * @param line how many of one tenant may wait
     */
    public Turnstile(int total, int share, int line) {
        this.total = total;
        this.share = share;
        this.line = line;
    }

    /** A place, which somebody has or waits for. */
    public final class Place {

        private final Party party;
        private final CompletableFuture<Place> given = new CompletableFuture<>();
        private boolean over;

        private Place(Party party) {
            this.party = party;
        }

        /** Complete once the place is given; work goes on in the thread of whoever left it. */
        public CompletableFuture<Place> given() {
            return given;
        }

        /** Gives the place back, or the wait up; the second time does nothing. */
        public void leave() {
            Optional<Place> next;
            synchronized (Turnstile.this) {
                if (over) {
                    return;
                }
                over = true;
                if (party.waiting.remove(this)) {
                    next = Optional.empty();
                } else {
                    party.inside--;
                    inside--;
                    next = next();
                }
                forget(party);
            }
            next.ifPresent(place -> place.given.complete(place));
        }
    }

    private static final class Party {

        private final String name;
        private final Deque<Place> waiting = new ArrayDeque<>();
        private int inside;

        Party(String name) {
            this.name = name;
        }
    }

    /** A place at once or later; empty when too many of that tenant wait already. */
    public Optional<Place> enter(String tenant) {
        Place place;
        synchronized (this) {
            var party = parties.computeIfAbsent(tenant, Party::new);
            place = new Place(party);
            if (inside >= total || party.inside >= share) {
                if (party.waiting.size() >= line) {
                    return Optional.empty();
                }
                party.waiting.addLast(place);
                return Optional.of(place);
            }
            party.inside++;
            inside++;
        }
        place.given.complete(place);
        return Optional.of(place);
    }

    /** Places that a tenant has now. */
    public synchronized int inside(String tenant) {
        var party = parties.get(tenant);
        return party == null ? 0 : party.inside;
    }

    /** Who has places or waits for one, and how many places each has. */
    public synchronized Map<String, Integer> inside() {
        var counts = new LinkedHashMap<String, Integer>();
        parties.values().forEach(party -> counts.put(party.name, party.inside));
        return counts;
    }

    private Optional<Place> next() {
        for (var party : parties.values()) {
            if (inside < total && party.inside < share && !party.waiting.isEmpty()) {
                var place = party.waiting.removeFirst();
                party.inside++;
                inside++;
                // To the end of the round: the others come before it next time.
                parties.remove(party.name);
                parties.put(party.name, party);
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }

    private void forget(Party party) {
        if (party.inside == 0 && party.waiting.isEmpty()) {
            parties.remove(party.name, party);
        }
    }
}
