package dev.firstline.chassis.outbox;

import static dev.firstline.chassis.fixture.Tickets.fact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.firstline.chassis.fixture.Stack;
import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.sla.SlaEvent;
import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.devstack.test.ProbedRecord;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Stack
class OutboxTest {

    private static final TenantPath CONTOSO = new TenantPath("contoso");
    private static final String TOPIC = "firstline.ticket.v1";

    @Inject
    Transactions transactions;

    @Inject
    Outbox outbox;

    @Test
    void anEventOfACommittedTransactionReachesKafkaAsACloudEvent() {
        var ticket = Ids.next();

        transactions.inTenant(CONTOSO, () -> outbox.publish(CONTOSO, fact(ticket, 1)));

        var record = FirstlineStack.kafka()
                .await(TOPIC, Duration.ofSeconds(60), r -> r.key().equals(ticket.toString()));
        assertThat(record.headers())
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_type", "ticket.severity-changed")
                .containsEntry("ce_source", "/firstline/intake-service")
                .containsEntry("ce_subject", ticket.toString())
                .containsEntry("ce_partitionkey", ticket.toString())
                .containsEntry("ce_time", "2026-11-21T09:00:00Z")
                .containsEntry("ce_firstlinetenant", "contoso")
                .containsEntry("content-type", "application/json");
        assertThat(UUID.fromString(record.headers().get("ce_id")).version()).isEqualTo(7);
        assertThat(record.value()).contains("\"ticketId\":\"" + ticket + "\"", "\"from\":\"C\"", "\"to\":\"B\"");
    }

    @Test
    void anEventOfARolledBackTransactionNeverWas() {
        var undone = Ids.next();
        var done = Ids.next();

        assertThatThrownBy(() -> transactions.inTenant(CONTOSO, () -> {
                    outbox.publish(CONTOSO, fact(undone, 1));
                    throw new IllegalStateException("changed my mind");
                }))
                .hasMessageContaining("changed my mind");
        transactions.inTenant(CONTOSO, () -> outbox.publish(CONTOSO, fact(done, 1)));

        FirstlineStack.kafka().await(TOPIC, Duration.ofSeconds(60), r -> r.key().equals(done.toString()));
        assertThat(recordsOf(undone)).isEmpty();
    }

    @Test
    void aTransactionThatCommitsLateIsNotSkipped() throws InterruptedException {
        var late = Ids.next();
        var early = Ids.next();
        var written = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        var slow = CompletableFuture.runAsync(() -> transactions.inTenant(CONTOSO, () -> {
            outbox.publish(CONTOSO, fact(late, 1));
            written.countDown();
            try {
                mayCommit.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }));
        written.await();

        transactions.inTenant(CONTOSO, () -> outbox.publish(CONTOSO, fact(early, 1)));
        FirstlineStack.kafka().await(TOPIC, Duration.ofSeconds(60), r -> r.key().equals(early.toString()));
        mayCommit.countDown();
        slow.join();

        FirstlineStack.kafka().await(TOPIC, Duration.ofSeconds(60), r -> r.key().equals(late.toString()));
    }

    @Test
    void theEventsOfATicketKeepTheirOrder() {
        var ticket = Ids.next();

        for (int version = 1; version <= 50; version++) {
            int v = version;
            transactions.inTenant(CONTOSO, () -> outbox.publish(CONTOSO, fact(ticket, v)));
        }

        await().atMost(Duration.ofSeconds(60)).until(() -> recordsOf(ticket).size() == 50);
        assertThat(recordsOf(ticket).stream().map(OutboxTest::version))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 50).boxed().toList());
    }

    @Test
    void aServicePublishesOnItsOwnTopicsOnly() {
        var foreign = new SlaEvent.Cancelled(Ids.next(), Ids.next(), SlaTarget.RESOLUTION, Instant.EPOCH);

        assertThatThrownBy(() -> transactions.inTenant(CONTOSO, () -> outbox.publish(CONTOSO, foreign)))
                .hasMessageContaining("belongs to sla-service");
    }

    @Test
    void whatWasSentCanBeSentAgainUnderTheSameId() {
        var ticket = Ids.next();
        var before = Instant.now().minusSeconds(60);
        transactions.inTenant(CONTOSO, () -> outbox.publish(CONTOSO, fact(ticket, 1)));
        await().atMost(Duration.ofSeconds(60)).until(() -> recordsOf(ticket).size() == 1);

        RestAssured.given()
                .auth()
                .oauth2(FirstlineStack.token("*", "ops"))
                .contentType("application/json")
                .body("{\"from\":\"" + before + "\",\"to\":\"" + Instant.now().plusSeconds(60) + "\"}")
                .post("/v1/ops/intake-service/outbox/republish")
                .then()
                .statusCode(200);

        await().atMost(Duration.ofSeconds(60)).until(() -> recordsOf(ticket).size() == 2);
        assertThat(recordsOf(ticket).stream().map(r -> r.headers().get("ce_id")).distinct())
                .hasSize(1);
    }

    @Test
    void onlyThePlatformsOperatorsMaySendAgain() {
        var body = "{\"from\":\"2026-01-01T00:00:00Z\",\"to\":\"2026-01-02T00:00:00Z\"}";
        for (var token :
                List.of(FirstlineStack.token("contoso", "ops"), FirstlineStack.token("contoso", "global-admin"))) {
            RestAssured.given()
                    .auth()
                    .oauth2(token)
                    .contentType("application/json")
                    .body(body)
                    .post("/v1/ops/intake-service/outbox/republish")
                    .then()
                    .statusCode(403);
        }
    }

    private static List<ProbedRecord> recordsOf(UUID ticket) {
        return FirstlineStack.kafka().records(TOPIC).stream()
                .filter(record -> record.key().equals(ticket.toString()))
                .toList();
    }

    private static int version(ProbedRecord record) {
        return Integer.parseInt(record.value().replaceAll(".*\"version\":(\\d+).*", "$1"));
    }
}
