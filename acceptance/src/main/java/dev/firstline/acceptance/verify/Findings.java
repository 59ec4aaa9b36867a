package dev.firstline.acceptance.verify;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a proof found.
 *
 * @param since when the proof began from which this one goes on; null for one that read everything
 * @param events that were read
 * @param unreadable records that are no events to this version
 * @param judged each promise, in order
 */
public record Findings(@Nullable Instant since, long events, long unreadable, List<Judged> judged) {

    /** How many breaks of a kind are named. */
    static final int NAMED = 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A promise.
     *
     * @param kept how many of which kind of legitimate life were found kept; none that is zero
     * @param breaks where it is broken; empty when it holds
     */
    public record Judged(String promise, Map<String, Long> kept, List<Break> breaks) {}

    /**
     * A kind of break.
     *
     * @param named the first of them
     */
    public record Break(long count, String what, List<String> named) {

        @Override
        public String toString() {
            return "%,d %s: %s%s".formatted(count, what, String.join("; ", named), count > named.size() ? "; ..." : "");
        }
    }

    /** Whether every promise holds. */
    public boolean hold() {
        return judged.stream().allMatch(one -> one.breaks().isEmpty());
    }

    /** Promise to where it is broken, one line for each kind; an empty list for one that holds. */
    public Map<String, List<String>> broken() {
        var broken = new LinkedHashMap<String, List<String>>();
        judged.forEach(one -> broken.put(
                one.promise(), one.breaks().stream().map(Break::toString).toList()));
        return broken;
    }

    /** How many of a kind were found kept. */
    public long kept(String promise, String what) {
        return judged.stream()
                .filter(one -> one.promise().equals(promise))
                .mapToLong(one -> one.kept().getOrDefault(what, 0L))
                .sum();
    }

    /** A line for each promise, what was counted, and below it where it is broken. */
    public String asText() {
        var text = new StringBuilder();
        for (var one : judged) {
            text.append(one.breaks().isEmpty() ? "  holds   " : "  BROKEN  ")
                    .append(one.promise())
                    .append('\n');
            if (!one.kept().isEmpty()) {
                text.append("            ")
                        .append(one.kept().entrySet().stream()
                                .map(kind -> "%,d %s".formatted(kind.getValue(), kind.getKey()))
                                .collect(Collectors.joining(" · ")))
                        .append('\n');
            }
            one.breaks()
                    .forEach(line -> text.append("            - ").append(line).append('\n'));
        }
        text.append("  %,d events read".formatted(events));
        if (unreadable > 0) {
            text.append(", %,d records are no events to this version".formatted(unreadable));
        }
        if (since != null) {
            text.append("\n  What was told before ")
                    .append(since)
                    .append(
                            " was proven then and is not read again: a second outcome, delivery or version of it is not looked for,")
                    .append(
                            " and an inbox is asked only about what came since. The tables of tickets, clocks, decisions and")
                    .append(" escalations were compared whole.");
        }
        return text.toString();
    }

    /** The same in one line of JSON. */
    public String asJson() {
        ObjectNode json = JSON.createObjectNode();
        json.put("holds", hold());
        json.put("events", events);
        json.put("unreadable", unreadable);
        json.put("since", since == null ? null : since.toString());
        var promises = json.putArray("promises");
        for (var one : judged) {
            var promise = promises.addObject();
            promise.put("promise", one.promise());
            promise.put("holds", one.breaks().isEmpty());
            var kept = promise.putObject("kept");
            one.kept().forEach(kept::put);
            var breaks = promise.putArray("broken");
            for (var line : one.breaks()) {
                var entry = breaks.addObject();
                entry.put("count", line.count());
                entry.put("what", line.what());
                var named = entry.putArray("named");
                line.named().forEach(named::add);
            }
        }
        return json.toString();
    }
}
