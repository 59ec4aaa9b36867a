package dev.firstline.acceptance.verify;

import dev.firstline.contracts.Topic;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a proof looks at.
 *
 * @param databases whose tables are compared; what is not among them is taken as empty and no promise may ask for it
 * @param topics that are read
 * @param readers whose positions count
 * @param promises that are held against the evidence
 */
record Extent(List<String> databases, List<Topic> topics, List<Reader> readers, List<Promise> promises) {

    /** Everything. */
    static final Extent PLATFORM = new Extent(
            // Intake last: whatever another service has heard of a ticket by then, intake has it.
            List.of("diagnosis", "escalation", "sla", "notification", "console", "intake"),
            List.of(Topic.values()),
            Reader.ALL,
            Stream.of(EventPromises.ALL, TicketPromises.ALL, ClockPromises.ALL, AlertPromises.ALL)
                    .flatMap(List::stream)
                    .toList());

    /** The clocks alone, for a platform that has not all services. */
    static final Extent CLOCKS = new Extent(List.of("sla"), List.of(Topic.SLA), List.of(), ClockPromises.ALL);
}
