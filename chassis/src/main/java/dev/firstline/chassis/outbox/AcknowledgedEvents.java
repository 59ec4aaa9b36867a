package dev.firstline.chassis.outbox;

import java.util.Map;

/**
 * Hears of every event of this copy's relays once Kafka has acknowledged it, also of one that is sent again. A bean that implements it is
 * called on the relay's own thread: it must be quick, and what it throws makes the relay start anew.
 */
public interface AcknowledgedEvents {

    /**
     * An event is in Kafka.
     *
     * @param headers its CloudEvents attributes, as they were sent: {@code ce_type}, {@code ce_time} and the others
     */
    void acknowledged(Map<String, String> headers);
}
