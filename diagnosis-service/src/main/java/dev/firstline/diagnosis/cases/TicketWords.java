package dev.firstline.diagnosis.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The filer's words. Personal data: kept while the ticket may be decided anew.
 *
 * @param version the ticket's version that they belong to
 * @param saidAt when they were said; null when that is not known any more
 */
record TicketWords(
        long version, String title, String body, @Nullable Instant saidAt) {

    boolean sayTheSameAs(TicketWords other) {
        return title.equals(other.title) && body.equals(other.body);
    }

    /** What says the same again was said when it was said first. */
    TicketWords saidAt(@Nullable Instant first) {
        return new TicketWords(version, title, body, first);
    }

    @Override
    public String toString() {
        return "TicketWords[version=" + version + "]";
    }
}
