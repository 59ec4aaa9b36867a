package dev.firstline.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.chassis.event.WatermarkJson;
import dev.firstline.chassis.fixture.Stack;
import dev.firstline.contracts.watermark.Awaited;
import dev.firstline.contracts.watermark.Watermark;
import dev.firstline.devstack.test.FirstlineStack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A source states its watermarks seldom while nobody waits for them, and often in time for whoever does. */
@Stack
class SeldomWatermarkTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** From one to the next while nobody waits; some of it is left for the way. */
    private static final Duration SELDOM = Duration.ofMillis(1_500);

    @Test
    void itStatesThemSeldomUntilAnInstantIsNearForWhichSomebodyWaits() {
        waitFor(List.of());
        await().atMost(PATIENCE).until(() -> longestOfTheLast().compareTo(SELDOM) > 0);

        // A machine that stands still for the second in question has not shown anything: then another is waited for.
        await().atMost(PATIENCE).until(() -> {
            var instant = Instant.now().truncatedTo(ChronoUnit.MICROS).plusSeconds(3);
            waitFor(List.of(instant));
            await().atMost(PATIENCE).until(() -> stated().getLast().isAfter(instant.plus(SELDOM)));
            return stated().stream()
                            .filter(upTo -> upTo.isAfter(instant.minusSeconds(1)) && upTo.isBefore(instant))
                            .count()
                    > 3;
        });
        assertThat(stated()).isSorted();
        await().atMost(PATIENCE).until(() -> longestOfTheLast().compareTo(SELDOM) > 0);
    }

    private static void waitFor(List<Instant> instants) {
        FirstlineStack.kafka()
                .produce(Awaited.TOPIC, null, WatermarkJson.write(new Awaited("sla-service", instants)), Map.of());
    }

    /** Between the last three. */
    private static Duration longestOfTheLast() {
        var stated = stated();
        int last = stated.size() - 1;
        return last < 2
                ? Duration.ZERO
                : Collections.max(List.of(
                        Duration.between(stated.get(last - 2), stated.get(last - 1)),
                        Duration.between(stated.get(last - 1), stated.get(last))));
    }

    private static List<Instant> stated() {
        return FirstlineStack.kafka().records(Watermark.TOPIC).stream()
                .flatMap(record -> WatermarkJson.read(record.value().getBytes(StandardCharsets.UTF_8)).stream())
                .map(Watermark::upTo)
                .toList();
    }
}
