package dev.firstline.sla.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.Topic;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.sla.fixture.Api;
import dev.firstline.sla.fixture.Intake;
import dev.firstline.sla.fixture.SlaTopic;
import dev.firstline.sla.fixture.Stack;
import dev.firstline.sla.settling.Partitions;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is heard of one ticket takes long: the tickets of other partitions go on. */
@Stack
class PartitionsApartTest {

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @Inject
    Transactions transactions;

    @Inject
    ClockTable clocks;

    @Test
    void aTicketThatHoldsUpItsPartitionHoldsUpNoTicketOfAnother() throws SQLException {
        var slow = new Intake(Api.freshTenant());
        int partition = Partitions.of(slow.ticketId());
        var other = Stream.generate(() -> new Intake(Api.freshTenant()))
                .filter(intake ->
                        Partitions.of(intake.ticketId()) == (partition + Topic.PARTITIONS / 2) % Topic.PARTITIONS)
                .findFirst()
                .orElseThrow();
        try (var connection = FirstlineStack.superuser("sla").getConnection();
                var held = connection.prepareStatement("select pg_advisory_lock(?)")) {
            held.setLong(1, TicketTable.claimed(slow.ticketId()));
            held.execute();
            slow.opened(now, Severity.A);
            other.opened(now, Severity.A);
            SlaTopic.await(other.ticketId(), "sla.started", "RESOLUTION");
            assertThat(clocksOf(slow.ticketId())).isZero();
        }
        SlaTopic.await(slow.ticketId(), "sla.started", "RESOLUTION");
    }

    private int clocksOf(UUID ticket) {
        return transactions.asPlatform(() -> clocks.find(ticket)).size();
    }
}
