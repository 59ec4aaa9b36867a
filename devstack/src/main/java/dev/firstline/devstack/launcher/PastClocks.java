package dev.firstline.devstack.launcher;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What sla-service is told of a ticket that was imported, so that its clocks are judged: {@code POST /v1/sla/history}. */
final class PastClocks {

    /** Events that a ticket may have there. */
    private static final int MOST_EVENTS = 200;

    /** What it takes over of what the ticket is about, where that is stated. */
    private static final List<String> STATED = List.of("type", "severity", "productFamily", "category", "breakFix");

    private PastClocks() {}

    private record Event(Instant at, JsonObject told) {}

    /**
     * The ticket of a line.
     *
     * @param ticketId as the import gave it
     * @return empty for a line that is no ticket
     */
    static Optional<JsonObject> of(String ticketId, JsonObject line) {
        if (!"ticket".equals(line.getString("kind"))) {
            return Optional.empty();
        }
        var about = line.getJsonObject("ticket");
        var ticket = new JsonObject()
                .put("ticketId", ticketId)
                .put("openedAt", line.getString("openedAt"))
                .put("language", about.getString("language", "EN"))
                .put("events", events(line));
        STATED.stream().filter(about::containsKey).forEach(field -> ticket.put(field, about.getValue(field)));
        return Optional.of(ticket);
    }

    /** What was said, and where the ticket stands since its last change: of the moves between an import knows nothing. */
    private static JsonArray events(JsonObject line) {
        var openedAt = Instant.parse(line.getString("openedAt"));
        var events = new ArrayList<Event>();
        var words = line.getJsonArray("communications", new JsonArray());
        for (int i = 0; i < words.size(); i++) {
            said(openedAt, words.getJsonObject(i)).ifPresent(events::add);
        }
        events.sort(Comparator.comparing(Event::at));
        var last = events.isEmpty() ? openedAt : events.getLast().at();
        var told = new JsonArray();
        events.stream().limit(MOST_EVENTS - 1L).map(Event::told).forEach(told::add);
        if (!"NEW".equals(line.getString("status"))) {
            var changed = Instant.parse(line.getString("updatedAt", last.toString()));
            told.add(event(changed.isBefore(last) ? last : changed, "STATUS_CHANGED")
                    .put("status", line.getString("status")));
        }
        return told;
    }

    /** A note of the desk starts and stops no clock; a mail that the ticket was made of came with its opening. */
    private static Optional<Event> said(Instant openedAt, JsonObject words) {
        if ("INTERNAL".equals(words.getString("visibility"))) {
            return Optional.empty();
        }
        var written = Instant.parse(words.getString("writtenAt"));
        var at = written.isBefore(openedAt) ? openedAt : written;
        return Optional.of(new Event(
                at, event(at, "INBOUND".equals(words.getString("direction")) ? "CUSTOMER_WROTE" : "REPLIED")));
    }

    private static JsonObject event(Instant at, String kind) {
        return new JsonObject().put("at", at.toString()).put("kind", kind);
    }
}
