package dev.firstline.intake.consumer;

import static dev.firstline.intake.IntakeApi.read;
import static org.awaitility.Awaitility.await;

import dev.firstline.devstack.test.FirstlineStack;
import java.time.Duration;
import java.util.Objects;

/** What becomes of a ticket when news of it were told. */
final class Follows {

    private Follows() {}

    /** Waits until a ticket says that at a path of its JSON. */
    static void eventually(String tenant, String id, String path, String value) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> read(tenant, id).getString(path), read -> Objects.equals(read, value));
    }

    /** What the ticket told after its opening. */
    static String awaitTold(String topic, String id, String type) {
        return FirstlineStack.kafka()
                .await(
                        topic,
                        Duration.ofSeconds(60),
                        record -> record.key().equals(id)
                                && record.type().equals(type)
                                && !record.value().contains("\"version\":1,"))
                .value();
    }
}
