package dev.firstline.devstack.test;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record as it lies in a topic.
 *
 * @param topic its topic
 * @param partition its partition
 * @param offset its place there
 * @param key its key as text; empty when there is none
 * @param value its value as text; empty when there is none
 * @param headers as text; of a name that comes twice, the last
 */
public record ProbedRecord(
        String topic, int partition, long offset, String key, String value, Map<String, String> headers) {

    /** Copies what is mutable. */
    public ProbedRecord {
        headers = Map.copyOf(headers);
    }

    /** The type of the event (CloudEvents binary mode); empty when the record names none. */
    public String type() {
        return headers.getOrDefault("ce_type", "");
    }

    static ProbedRecord of(ConsumerRecord<byte[], byte[]> read) {
        Map<String, String> headers = new LinkedHashMap<>();
        read.headers().forEach(header -> headers.put(header.key(), text(header.value())));
        return new ProbedRecord(
                read.topic(), read.partition(), read.offset(), text(read.key()), text(read.value()), headers);
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
