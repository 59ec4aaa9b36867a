package dev.firstline.benchmarks.pipeline;

import dev.firstline.benchmarks.figures.Sample;
import dev.firstline.benchmarks.load.TopicWatch;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The journeys of all tickets, by their ids. */
public final class Journeys {

    private final Map<String, Journey> byTicket = new ConcurrentHashMap<>();
    private final Map<String, Boolean> alerts = new ConcurrentHashMap<>();
    private final AtomicInteger repeated = new AtomicInteger();

    /** The answer 201 was there. */
    public void accepted(String ticketId, Instant at) {
        of(ticketId).accepted(at);
    }

    void seen(TopicWatch.Seen seen) {
        of(seen.ticketId()).sent(seen.type(), seen.sentAt());
    }

    /** The receiver had an alert in hands. */
    public void alerted(String alertId, String ticketId, Instant at) {
        if (alerts.putIfAbsent(alertId, true) != null) {
            repeated.incrementAndGet();
        }
        of(ticketId).alerted(at);
    }

    /** How many alerts came more than once, which a receiver must expect. */
    public int repeated() {
        return repeated.get();
    }

    /** How many of the tickets were not alerted of. */
    public int waiting(Collection<String> ticketIds) {
        return (int) ticketIds.stream().filter(id -> !of(id).isAlerted()).count();
    }

    Sample whole(Collection<String> ticketIds) {
        return Sample.of(complete(ticketIds).stream().map(Journey::whole).toList());
    }

    Sample leg(Collection<String> ticketIds, Leg leg) {
        return Sample.of(
                complete(ticketIds).stream().map(journey -> journey.of(leg)).toList());
    }

    private List<Journey> complete(Collection<String> ticketIds) {
        return ticketIds.stream().map(this::of).filter(Journey::isComplete).toList();
    }

    private Journey of(String ticketId) {
        return byTicket.computeIfAbsent(ticketId, any -> new Journey());
    }
}
