package dev.firstline.sla.clock;

import static dev.firstline.sla.clock.History.minute;

import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random lives whose versions go past 9, 99 and 999, heard in a random order with the timer in between; {@code -Dseed=} repeats a run. */
class LongHistoriesTest {

    private static final Instant FOR_EVER = minute(1_000_000);

    private static final List<TicketStatus> STATUSES = List.of(
            TicketStatus.IN_PROGRESS,
            TicketStatus.WAITING_ON_CUSTOMER,
            TicketStatus.WAITING_ON_VENDOR,
            TicketStatus.RESOLVED,
            TicketStatus.IN_PROGRESS);

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);

    @ParameterizedTest
    @ValueSource(ints = {11, 12, 40, 101, 120, 1_001})
    void theOrderOfHearingChangesNothing(int length) {
        var facts = life(length).facts();
        var expected = Clocks.derive(facts, History.EVERY_TARGET).stream()
                .map(clock -> clock.judgedUntil(FOR_EVER))
                .toList();
        var shuffled = new ArrayList<>(facts);
        Collections.shuffle(shuffled, random);
        var world = new World(History.EVERY_TARGET);
        // Each fact is derived anew with all before it: of the longest only the end is heard one by one.
        int together = Math.max(0, length - 120);
        world.hear(shuffled.subList(0, together));
        for (var fact : shuffled.subList(together, shuffled.size())) {
            world.hear(fact);
            if (random.nextInt(4) == 0) {
                world.fireUntil(minute(random.nextInt(length * 10)));
            }
        }
        world.fireUntil(FOR_EVER);
        world.assertToldAsItStands();
        world.assertClocksAre(expected);
    }

    private History life(int length) {
        var history = History.opened(Severity.A);
        int at = 0;
        while (history.facts().size() < length) {
            at += random.nextInt(20);
            switch (random.nextInt(7)) {
                case 0 -> history.replied(at);
                case 1 -> history.asked(at);
                case 2 -> history.severity(at, random.nextInt(4) == 0 ? null : Severity.values()[random.nextInt(3)]);
                case 3 -> history.filed(at);
                case 4 -> history.vendorSpoke(at);
                default -> history.moved(at, STATUSES.get(random.nextInt(STATUSES.size())));
            }
        }
        return history;
    }
}
