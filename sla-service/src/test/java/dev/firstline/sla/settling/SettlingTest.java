package dev.firstline.sla.settling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.firstline.contracts.Topic;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketEvent;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.sla.fixture.Api;
import dev.firstline.sla.fixture.Intake;
import dev.firstline.sla.fixture.SlaTopic;
import dev.firstline.sla.fixture.Sources;
import dev.firstline.sla.fixture.Stack;
import io.smallrye.reactive.messaging.ChannelRegistry;
import io.smallrye.reactive.messaging.PausableChannel;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

/** An answer given in time counts, however late it is heard of; and nobody is waited for without end. */
@Stack
class SettlingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration IN_TIME = Duration.ofMillis(2);

    private final String tenant = Api.freshTenant();
    private final Intake intake = new Intake(tenant);

    @Inject
    ChannelRegistry channels;

    @Test
    void anAnswerOfTwoMillisecondsBeforeDueCountsThoughItsServicePublishesItLater() {
        try (var _ = Sources.hold("intake-service")) {
            var due = firstResponseDueIn(2);
            await().atMost(PATIENCE).until(() -> Instant.now().isAfter(due.plusMillis(400)));

            intake.replied(due.minus(IN_TIME));
        }

        assertMet();
    }

    @Test
    void itCountsThoughTheConsumerLags() {
        var due = firstResponseDueIn(3);
        SlaTopic.await(intake.ticketId(), "sla.started", "FIRST_RESPONSE");
        consumers().forEach(PausableChannel::pause);
        try {
            intake.replied(due.minus(IN_TIME));
            await().atMost(PATIENCE).until(() -> Instant.now().isAfter(due.plusMillis(700)));
            assertThat(endsOf("FIRST_RESPONSE")).isEmpty();
        } finally {
            consumers().forEach(PausableChannel::resume);
        }

        assertMet();
    }

    /** All that hear the topics here, each its own partitions. */
    private List<PausableChannel> consumers() {
        var consumers = Stream.concat(
                        Stream.of("events"), IntStream.rangeClosed(1, 9).mapToObj(n -> "events$" + n))
                .map(channels::getPausable)
                .filter(Objects::nonNull)
                .toList();
        assertThat(consumers).isNotEmpty();
        return consumers;
    }

    @Test
    void itCountsThoughThePartitionChangesHandsMeanwhile() {
        var due = firstResponseDueIn(15);
        SlaTopic.await(intake.ticketId(), "sla.started", "FIRST_RESPONSE");
        try (var other = otherMember()) {
            // It has read what it never applies: a copy that hangs.
            await().atMost(PATIENCE).until(() -> {
                other.poll(Duration.ofMillis(100));
                return !other.assignment().isEmpty();
            });
            intake.replied(due.minus(IN_TIME));
            await().atMost(PATIENCE).until(() -> {
                other.poll(Duration.ofMillis(100));
                return Instant.now().isAfter(due.plusMillis(500));
            });
        }

        assertMet();
    }

    @Test
    void aBreachThatALaterFactRevealsIsToldOnlyWhenNoEarlierOneCanCome() {
        Instant due;
        Instant released;
        try (var _ = Sources.hold("escalation-service")) {
            due = firstResponseDueIn(1);
            intake.replied(due.plusMillis(300));
            intake.moved(due.plusMillis(301), TicketStatus.IN_PROGRESS);
            intake.moved(due.plusMillis(302), TicketStatus.WAITING_ON_CUSTOMER);
            // That was heard after the late answer.
            SlaTopic.await(intake.ticketId(), "sla.paused", "RESOLUTION");
            assertThat(endsOf("FIRST_RESPONSE")).isEmpty();
            released = Instant.now();
        }

        var breached = SlaTopic.await(intake.ticketId(), "sla.breached", "FIRST_RESPONSE");

        assertThat(breached.body().path("occurredAt").asText()).isEqualTo(due.toString());
        assertThat(Instant.parse(breached.body().path("firedAt").asText())).isAfterOrEqualTo(released);
        assertThat(breached.body().path("provisional").asBoolean(false)).isFalse();
        assertThat(endsOf("FIRST_RESPONSE")).containsExactly("sla.breached");
        // That it was answered meanwhile is told with it, and not when somebody happens to write again.
        var settled = SlaTopic.await(intake.ticketId(), "sla.settled", "FIRST_RESPONSE");
        assertThat(settled.body().path("occurredAt").asText())
                .isEqualTo(due.plusMillis(300).toString());
        Api.as(tenant, "crm-client")
                .get("/v1/tickets/{id}/clocks", intake.ticketId())
                .then()
                .body("clocks.find { it.target == 'FIRST_RESPONSE' }.state", equalTo("BREACHED"))
                .body(
                        "clocks.find { it.target == 'FIRST_RESPONSE' }.settled.at",
                        equalTo(due.plusMillis(300).toString()));
        intake.replied(due.plusMillis(400));
        intake.moved(due.plusMillis(500), TicketStatus.IN_PROGRESS);
        SlaTopic.await(intake.ticketId(), "sla.resumed", "RESOLUTION");
        assertThat(SlaTopic.of(intake.ticketId()))
                .extracting(event -> event.type() + " " + event.target())
                .containsOnlyOnce("sla.settled FIRST_RESPONSE");
    }

    @Test
    void whenASourceIsSilentForTooLongTheBreachIsToldProvisionallyAndOnce() {
        try (var _ = Sources.hold("diagnosis-service")) {
            var due = firstResponseDueIn(1);

            var breached = SlaTopic.await(intake.ticketId(), "sla.breached", "FIRST_RESPONSE");

            assertThat(breached.body().path("provisional").asBoolean()).isTrue();
            assertThat(breached.body().path("occurredAt").asText()).isEqualTo(due.toString());
        }
        // Afterwards nothing is told anew.
        var beside = new Intake(tenant);
        beside.opened(Instant.now(), Severity.A);
        SlaTopic.await(beside.ticketId(), "sla.breached", "RESOLUTION");
        assertThat(endsOf("FIRST_RESPONSE")).containsExactly("sla.breached");
        Api.as(tenant, "crm-client")
                .get("/v1/tickets/{id}/clocks", intake.ticketId())
                .then()
                .body("clocks.find { it.target == 'FIRST_RESPONSE' }.provisional", equalTo(true));
        Api.as(tenant, "crm-client")
                .get("/v1/tickets/{id}/clocks", beside.ticketId())
                .then()
                .body("clocks.provisional", hasItem((Object) null));
    }

    @Test
    void aTicketWithADeadLetterWaitsAndIsThenToldProvisionally() {
        var due = firstResponseDueIn(3);
        SlaTopic.await(intake.ticketId(), "sla.started", "FIRST_RESPONSE");
        intake.sendAs(
                "fabrikam",
                new TicketEvent.SeverityChanged(intake.ticketId(), 2, Instant.now(), Severity.A, Severity.B));
        // A ticket beside it, of which nothing is missing.
        var beside = new Intake(tenant);
        beside.opened(due.minusSeconds(3), Severity.A);

        var breachBeside = SlaTopic.await(beside.ticketId(), "sla.breached", "FIRST_RESPONSE");
        assertThat(endsOf("FIRST_RESPONSE")).isEmpty();
        var breach = SlaTopic.await(intake.ticketId(), "sla.breached", "FIRST_RESPONSE");

        assertThat(breachBeside.body().path("provisional").asBoolean(false)).isFalse();
        assertThat(breach.body().path("provisional").asBoolean()).isTrue();
    }

    /** Opens the ticket now; returns when its first response is due. */
    private Instant firstResponseDueIn(int seconds) {
        Api.promise(tenant, seconds, seconds + 1);
        var opened = Instant.now().truncatedTo(ChronoUnit.MICROS);
        intake.opened(opened, Severity.A);
        return opened.plusSeconds(seconds);
    }

    private void assertMet() {
        SlaTopic.await(intake.ticketId(), "sla.met", "FIRST_RESPONSE");
        // The other clock is broken a second later: by then the first would be, too.
        SlaTopic.await(intake.ticketId(), "sla.breached", "RESOLUTION");
        assertThat(endsOf("FIRST_RESPONSE")).containsExactly("sla.met");
    }

    private List<String> endsOf(String target) {
        return SlaTopic.of(intake.ticketId()).stream()
                .filter(told -> told.target().equals(target))
                .map(SlaTopic.Told::type)
                .filter(List.of("sla.met", "sla.breached", "sla.cancelled")::contains)
                .toList();
    }

    /** Another copy of the service, as far as the broker sees. */
    private static KafkaConsumer<byte[], byte[]> otherMember() {
        var member = new KafkaConsumer<>(
                Map.<String, Object>of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        FirstlineStack.kafka().bootstrap(),
                        ConsumerConfig.GROUP_ID_CONFIG,
                        "sla-service",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        "other-" + UUID.randomUUID(),
                        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                        RangeAssignor.class.getName()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        member.subscribe(List.of(Topic.TICKET.topicName(), Topic.DIAGNOSIS.topicName(), Topic.ESCALATION.topicName()));
        return member;
    }
}
