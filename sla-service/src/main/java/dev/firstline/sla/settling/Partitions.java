package dev.firstline.sla.settling;

import dev.firstline.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.common.utils.Utils;

/** On which partition the facts of a ticket are: the same number on every topic, since all are keyed by the ticket. */
public final class Partitions {

    private Partitions() {}

    /** The partition that Kafka's own partitioner gives the ticket's id. */
    public static int of(UUID ticketId) {
        return Utils.toPositive(Utils.murmur2(ticketId.toString().getBytes(StandardCharsets.UTF_8))) % Topic.PARTITIONS;
    }
}
