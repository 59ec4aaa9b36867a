package dev.firstline.intake.ticket;

import dev.firstline.chassis.id.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * The time of opening that a ticket's id begins with (UUIDv7). Whoever gives a ticket its id takes it from the time of its opening, so
 * lists by id are lists by opening.
 */
final class OpeningTime {

    /** How far an id's time may lie from the opening that is recorded, be it that the machine's clock was set back meanwhile. */
    private static final Duration SLACK = Duration.ofHours(1);

    private OpeningTime() {}

    /** No ticket that was opened at that instant or later has a smaller id. */
    static UUID firstId(Instant opened) {
        return Ids.firstOf(opened.isBefore(Instant.EPOCH.plus(SLACK)) ? Instant.EPOCH : opened.minus(SLACK));
    }

    /** No ticket that was opened at that instant or earlier has a greater id. */
    static UUID lastId(Instant opened) {
        return Ids.firstOf(opened.plus(SLACK));
    }
}
