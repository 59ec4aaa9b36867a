package dev.firstline.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What intake tells of tickets, as records of its topic, stamped now.
 *
 * @param topic name of the topic
 * @param tenant whose tickets they are
 */
public record TicketRecords(String topic, String tenant) {

    /** The opening, with version 1. */
    public ProducerRecord<String, byte[]> opened(UUID ticket) {
        return record(ticket, 1, "ticket.opened", """
                "number":"FL-1","externalReference":null,"type":"INCIDENT","severity":"A","language":"EN",\
                "affectedTenant":"CUSTOMER","customerId":"%s","productFamily":"MICROSOFT_365","product":"Exchange Online",\
                "region":null,"category":null,"breakFix":true""".formatted(UUID.randomUUID()));
    }

    /** Words of ours that the customer sees. */
    public ProducerRecord<String, byte[]> replied(UUID ticket, int version) {
        return wrote(ticket, version, "OUTBOUND");
    }

    /** Words of the customer. */
    public ProducerRecord<String, byte[]> asked(UUID ticket, int version) {
        return wrote(ticket, version, "INBOUND");
    }

    /** A change of the status. */
    public ProducerRecord<String, byte[]> moved(UUID ticket, int version, String from, String to) {
        return record(ticket, version, "ticket.status-changed", """
                "from":"%s","to":"%s","cause":"AGENT","reason":null""".formatted(from, to));
    }

    private ProducerRecord<String, byte[]> wrote(UUID ticket, int version, String direction) {
        return record(ticket, version, "ticket.communication-added", """
                "communicationId":"%s","direction":"%s","visibility":"CUSTOMER\"""".formatted(UUID.randomUUID(), direction));
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
