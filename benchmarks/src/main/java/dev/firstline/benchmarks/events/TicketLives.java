package dev.firstline.benchmarks.events;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The events of tickets in a fixed mix. Of ten, four open a ticket, four follow on tickets that were opened nine seconds before (two
 * answers, two changes of status), and two on tickets that were there at the beginning, chosen evenly over all of them.
 */
final class TicketLives {

    private static final int IN_BLOCK = 10;
    private static final int OPENED_IN_BLOCK = 4;

    /** At 20,000 events a minute a block takes 30 ms. */
    private static final int BLOCKS_UNTIL_FOLLOWED = 300;

    private final String topic;
    private final String tenant;
    private final List<UUID> present;
    private final UUID[] opened;
    private int presentUsed;

    /**
     * @param present the tickets that were there at the beginning
     * @param events how many will be asked for
     */
    TicketLives(String topic, String tenant, List<UUID> present, int events) {
        this.topic = topic;
        this.tenant = tenant;
        this.present = present;
        this.opened = new UUID[(events / IN_BLOCK + 1) * OPENED_IN_BLOCK];
    }

    /** The event with that number, counted from 0; to be asked for one after the other. */
    ProducerRecord<String, byte[]> event(int number) {
        int block = number / IN_BLOCK;
        int place = number % IN_BLOCK;
        if (place < OPENED_IN_BLOCK) {
            var ticket = UUID.randomUUID();
            opened[block * OPENED_IN_BLOCK + place] = ticket;
            return opened(ticket);
        }
        int followed = (block - BLOCKS_UNTIL_FOLLOWED) * OPENED_IN_BLOCK;
        if (place < 8 && followed >= 0) {
            return switch (place) {
                case 4 -> replied(opened[followed], 2);
                case 5 -> moved(opened[followed], 3, "NEW", "IN_PROGRESS");
                case 6 -> replied(opened[followed + 1], 2);
                default -> moved(opened[followed + 2], 2, "NEW", "WAITING_ON_CUSTOMER");
            };
        }
        int use = presentUsed++;
        // Far apart, so that they lie all over the tables; a prime, so that none comes twice before all came.
        var ticket = present.get((int) (use * 7_368_787L % present.size()));
        int version = 2 + use / present.size();
        return use % 2 == 0 ? replied(ticket, version) : moved(ticket, version, "NEW", "IN_PROGRESS");
    }

    /** The first ticket that was opened. */
    UUID firstOpened() {
        return opened[0];
    }

    private ProducerRecord<String, byte[]> opened(UUID ticket) {
        return record(ticket, 1, "ticket.opened", """
                "number":"FL-1","externalReference":null,"type":"INCIDENT","severity":"A","language":"EN",\
                "affectedTenant":"CUSTOMER","customerId":"%s","productFamily":"MICROSOFT_365","product":"Exchange Online",\
                "region":null,"category":null,"breakFix":true""".formatted(UUID.randomUUID()));
    }

    private ProducerRecord<String, byte[]> replied(UUID ticket, int version) {
        return record(ticket, version, "ticket.communication-added", """
                "communicationId":"%s","direction":"OUTBOUND","visibility":"CUSTOMER\"""".formatted(UUID.randomUUID()));
    }

    private ProducerRecord<String, byte[]> moved(UUID ticket, int version, String from, String to) {
        return record(ticket, version, "ticket.status-changed", """
                "from":"%s","to":"%s","cause":"AGENT","reason":null""".formatted(from, to));
    }

    private ProducerRecord<String, byte[]> record(UUID ticket, int version, String type, String rest) {
        var now = Instant.now();
        var body =
                "{\"ticketId\":\"%s\",\"version\":%d,\"occurredAt\":\"%s\",%s}".formatted(ticket, version, now, rest);
        var record = new ProducerRecord<>(topic, ticket.toString(), body.getBytes(StandardCharsets.UTF_8));
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", UUID.randomUUID().toString());
        header(record, "ce_source", "/firstline/intake-service");
        header(record, "ce_type", type);
        header(record, "ce_subject", ticket.toString());
        header(record, "ce_time", now.toString());
        header(record, "ce_partitionkey", ticket.toString());
        header(record, "ce_firstlinetenant", tenant);
        header(record, "content-type", "application/json");
        return record;
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
