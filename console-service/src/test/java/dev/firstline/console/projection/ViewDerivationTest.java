package dev.firstline.console.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.console.TicketLife;
import dev.firstline.contracts.Event;
import dev.firstline.contracts.EventEnvelope;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.ticket.CommunicationDirection;
import dev.firstline.contracts.ticket.CommunicationVisibility;
import dev.firstline.contracts.ticket.TicketEvent;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.devstack.test.FirstlineStack;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a fact of a ticket with a long history costs the console, and that it shows the same as the whole of it. */
@QuarkusTest
@WithTestResource(value = FirstlineStack.class, initArgs = @ResourceArg(name = "database", value = "console"))
class ViewDerivationTest {

    private static final int WORDS = 5_000;

    private final TicketLife life = new TicketLife("FL-7001", Instant.parse("2026-11-20T09:00:00Z"));
    private final TenantPath tenant =
            new TenantPath("long-" + Ids.next().toString().substring(24));
    private long version = 1;

    @Inject
    Transactions transactions;

    @Inject
    ConsoleConsumer console;

    @Inject
    MeterRegistry metrics;

    @Test
    void aWordOnATicketWithThousandsReadsNoneOfThemAgain() throws SQLException {
        hear(List.of(life.opened()));
        double read = counted("firstline.console.facts.read");
        double unequal = counted("firstline.console.views.unequal");
        while (version < WORDS) {
            var words = new ArrayList<Event>();
            for (int i = 0; i < 100; i++) {
                words.add(wrote());
            }
            hear(words);
        }
        assertThat(counted("firstline.console.facts.read") - read)
                .as("what the comparisons at each doubling take, and no more")
                .isLessThan(3.0 * WORDS);
        read = counted("firstline.console.facts.read");

        hear(List.of(life.moved(++version, 1, TicketStatus.NEW, TicketStatus.TRIAGED)));

        assertThat(counted("firstline.console.facts.read")).isEqualTo(read);
        assertThat(counted("firstline.console.views.unequal")).isEqualTo(unequal);
        assertThat(status()).isEqualTo("TRIAGED");
    }

    @Test
    void whatATransactionTookBackIsNotGoneOnFrom() throws SQLException {
        hear(List.of(life.opened()));
        for (int i = 0; i < ViewDerivation.LONG; i++) {
            hear(List.of(wrote()));
        }
        var moved = List.<Event>of(life.moved(++version, 1, TicketStatus.NEW, TicketStatus.TRIAGED));
        assertThatThrownBy(() -> transactions.asPlatform(() -> {
                    console.handle(told(moved));
                    throw new IllegalStateException("taken back");
                }))
                .hasMessage("taken back");

        hear(List.of(wrote()));

        assertThat(status()).isEqualTo("NEW");
    }

    private void hear(List<Event> events) {
        transactions.asPlatform(() -> console.handle(told(events)));
    }

    private List<EventEnvelope<?>> told(List<Event> events) {
        return events.stream()
                .<EventEnvelope<?>>map(
                        event -> new EventEnvelope<>(Ids.next(), "/firstline/intake-service", tenant, null, event))
                .toList();
    }

    private TicketEvent wrote() {
        version++;
        return new TicketEvent.CommunicationAdded(
                life.ticket,
                version,
                life.start.plusMillis(version),
                UUID.randomUUID(),
                version % 2 == 0 ? CommunicationDirection.INBOUND : CommunicationDirection.OUTBOUND,
                CommunicationVisibility.CUSTOMER,
                null);
    }

    private double counted(String name) {
        return metrics.get(name).counter().count();
    }

    private String status() throws SQLException {
        try (var connection = FirstlineStack.superuser("console").getConnection();
                var statement = connection.prepareStatement("select status from ticket_view where ticket_id = ?")) {
            statement.setObject(1, life.ticket);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
