package dev.firstline.contracts.watermark;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a reader of the watermarks states: it will wait for all facts up to these instants. A source that is waited for states its watermarks
 * often, and seldom otherwise. Stated anew whenever it changes, and every {@link #AGAIN}, also when there is nothing to wait for: a source
 * that has not heard of any reader for some time takes care as if it were waited for at each moment.
 *
 * @param reader who waits, such as {@code sla-service}
 * @param instants the nearest ones, by the clock of the reader's database; past ones are still waited for
 */
public record Awaited(String reader, List<Instant> instants) {

    /** The one topic of all readers' statements; a record is worth something for a moment only. */
    public static final String TOPIC = "firstline.awaited.v1";

    /** Partitions of the topic: its records are for every source. */
    public static final int PARTITIONS = 1;

    /** How long the broker keeps them, at least. */
    public static final Duration RETENTION = Duration.ofMinutes(10);

    /** The longest time from one statement of a reader to its next. */
    public static final Duration AGAIN = Duration.ofSeconds(20);

    /** Copies what it is given. */
    public Awaited {
        instants = List.copyOf(instants);
    }
}
