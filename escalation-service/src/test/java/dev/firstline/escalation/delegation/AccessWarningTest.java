package dev.firstline.escalation.delegation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.chassis.id.Ids;
import dev.firstline.contracts.Topic;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.devstack.test.StoredRows;
import dev.firstline.escalation.rim.EscalationRimTest;
import dev.firstline.escalation.rim.World;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What a partner is told of relations that end. */
@EscalationRimTest
class AccessWarningTest {

    private final StoredRows rows = StoredRows.of("escalation");
    private final World world = World.ofItsOwn();
    private final UUID customer = Ids.next();

    @Inject
    AccessWatch watch;

    /** At noon of the day that comes so many days after this one. */
    private static Instant noonIn(int days) {
        return Instant.now()
                .atZone(ZoneOffset.UTC)
                .plusDays(days)
                .with(LocalTime.NOON)
                .toInstant();
    }

    private static String relation(String name, Instant endsAt) {
        return "{\"name\":\"%s\",\"kind\":\"GDAP\",\"status\":\"ACTIVE\",\"roles\":[\"User Administrator\"],\"endsAt\":\"%s\"}"
                .formatted(name, endsAt);
    }

    private void put(int status, String tag, String... relations) {
        var request = world.admin().body("{\"relations\":[" + String.join(",", relations) + "]}");
        (tag.isEmpty() ? request : request.header("If-Match", tag))
                .put("/v1/delegated-access/" + customer)
                .then()
                .statusCode(status);
    }

    private List<String> told() {
        return rows.column(
                "select convert_from(payload, 'UTF8')::jsonb ->> 'relation' from outbox where key = ? and topic ="
                        + " 'firstline.access.v1' order by id",
                customer.toString());
    }

    private void awaitLooked() {
        await().atMost(World.PATIENCE)
                .until(() -> rows.column(
                                "select id from customer_access where customer_id = ? and look_at <= now()", customer)
                        .isEmpty());
    }

    @Test
    void anEndThatComesNearIsToldOnceHoweverManyLook() throws Exception {
        world.isPartner("DIRECT_BILL");
        var end = noonIn(7);
        put(201, "", relation("rel-1", end), relation("far", noonIn(300)).replace("User", "Exchange"));
        await().atMost(World.PATIENCE).until(this::told, List.of("rel-1")::equals);

        try (var copies = Executors.newFixedThreadPool(4)) {
            for (int round = 0; round < 5; round++) {
                rows.change("update customer_access set look_at = '2026-01-01' where customer_id = ?", customer);
                copies.invokeAll(Collections.nCopies(4, () -> watch.turn()));
            }
        }

        assertThat(told()).containsExactly("rel-1");
        var record = FirstlineStack.kafka()
                .await(
                        Topic.ACCESS.topicName(),
                        World.PATIENCE,
                        one -> one.key().equals(customer.toString()));
        assertThat(World.body(record))
                .containsEntry("kind", "GDAP")
                .containsEntry("daysLeft", 7)
                .containsEntry("endsAt", end.truncatedTo(ChronoUnit.SECONDS).toString());
        assertThat(rows.column("select version from customer_access where customer_id = ?", customer))
                .as("nobody's ETag changes by a warning")
                .containsExactly("0");
        assertThat(rows.column(
                        "select (look_at at time zone 'UTC')::date from customer_access where customer_id = ?",
                        customer))
                .containsExactly(noonIn(6).atZone(ZoneOffset.UTC).toLocalDate().toString());
    }

    @Test
    void whatAnotherRelationTakesThePlaceOfIsNotWarnedOf() {
        world.isPartner("DIRECT_BILL");
        put(201, "", relation("old", noonIn(7)), relation("renewed", noonIn(400)));
        awaitLooked();

        assertThat(told()).isEmpty();
    }

    @Test
    void anotherEndIsWarnedOfAnew() {
        world.isPartner("DIRECT_BILL");
        put(201, "", relation("rel-1", noonIn(7)));
        await().atMost(World.PATIENCE).until(this::told, List.of("rel-1")::equals);

        put(200, "\"0\"", relation("rel-1", noonIn(500)));
        awaitLooked();
        put(200, "\"1\"", relation("rel-1", noonIn(25)));

        await().atMost(World.PATIENCE).until(this::told, List.of("rel-1", "rel-1")::equals);
    }
}
