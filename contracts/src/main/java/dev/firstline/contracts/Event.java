package dev.firstline.contracts;

import java.time.Instant;

/**
 * A past-tense fact that one service publishes and others act on.
 *
 * <p>Events carry ids, states and times. Words of people, names and addresses stay with the service that owns them,
 * except where a type says otherwise.
 *
 * <p>A component of an enum type is null when the writer used a value that this reader does not know yet.
 */
public interface Event {

    /** What the fact is about, and the Kafka key: the ticket id, but for health events the service name. */
    String subject();

    /** When it happened, UTC; the CloudEvents {@code time}. Not the time of publishing. */
    Instant occurredAt();
}
