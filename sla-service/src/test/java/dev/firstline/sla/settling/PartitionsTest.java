package dev.firstline.sla.settling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.Topic;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.sla.fixture.Api;
import dev.firstline.sla.fixture.Intake;
import dev.firstline.sla.fixture.Stack;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A ticket's partition is the one on which Kafka's partitioner puts its events. */
@Stack
class PartitionsTest {

    @Test
    void aTicketIsLookedForWhereItsEventsAre() {
        var tenant = Api.freshTenant();
        var tickets = Stream.generate(() -> new Intake(tenant)).limit(20).toList();
        tickets.forEach(ticket -> ticket.opened(Instant.now(), Severity.C));

        for (var ticket : tickets) {
            assertThat(FirstlineStack.kafka().records(Topic.TICKET.topicName()))
                    .filteredOn(record -> record.key().equals(ticket.ticketId().toString()))
                    .extracting(record -> record.partition())
                    .containsOnly(Partitions.of(ticket.ticketId()));
        }
    }
}
