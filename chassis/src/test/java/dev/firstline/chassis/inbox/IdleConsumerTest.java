package dev.firstline.chassis.inbox;

import static org.awaitility.Awaitility.await;

import dev.firstline.chassis.fixture.Stack;
import io.restassured.RestAssured;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the consumer asks of the broker while there is nothing to hear. */
@Stack
class IdleConsumerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int FETCHES = 4;

    /** Of so many that find nothing; other tests may have left something to find at first. */
    private static final Duration AT_LEAST = Duration.ofSeconds(5);

    @Test
    void itAsksOnceInTwoSeconds() {
        await().atMost(PATIENCE).until(() -> {
            var began = Instant.now();
            double until = fetches() + FETCHES;
            await().atMost(PATIENCE).until(() -> fetches() >= until);
            return Duration.between(began, Instant.now()).compareTo(AT_LEAST) > 0;
        });
    }

    private static double fetches() {
        return RestAssured.get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("kafka_consumer_fetch_manager_fetch_total{")
                        && line.contains("kafka-consumer-events"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }
}
