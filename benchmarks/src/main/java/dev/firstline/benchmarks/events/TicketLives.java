package dev.firstline.benchmarks.events;

import dev.firstline.benchmarks.load.TicketRecords;
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

    private final TicketRecords records;
    private final List<UUID> present;
    private final UUID[] opened;
    private int presentUsed;

    /**
     * @param present the tickets that were there at the beginning
     * @param events how many will be asked for
     */
    TicketLives(String topic, String tenant, List<UUID> present, int events) {
        this.records = new TicketRecords(topic, tenant);
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
            return records.opened(ticket);
        }
        int followed = (block - BLOCKS_UNTIL_FOLLOWED) * OPENED_IN_BLOCK;
        if (place < 8 && followed >= 0) {
            return switch (place) {
                case 4 -> records.replied(opened[followed], 2);
                case 5 -> records.moved(opened[followed], 3, "NEW", "IN_PROGRESS");
                case 6 -> records.replied(opened[followed + 1], 2);
                default -> records.moved(opened[followed + 2], 2, "NEW", "WAITING_ON_CUSTOMER");
            };
        }
        int use = presentUsed++;
        // Far apart, so that they lie all over the tables; a prime, so that none comes twice before all came.
        var ticket = present.get((int) (use * 7_368_787L % present.size()));
        int version = 2 + use / present.size();
        return use % 2 == 0 ? records.replied(ticket, version) : records.moved(ticket, version, "NEW", "IN_PROGRESS");
    }

    /** The first ticket that was opened. */
    UUID firstOpened() {
        return opened[0];
    }
}
