package dev.firstline.sla.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.contracts.ticket.TicketType;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.sla.clock.TicketFact;
import dev.firstline.sla.fixture.Api;
import dev.firstline.sla.fixture.Stack;
import dev.firstline.sla.policy.TicketProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** A fact of a ticket that nobody knows yet, and its opening, heard by two copies at once. */
@Stack
class UnknownTicketTest {

    private static final String WAITS =
            "select exists (select from pg_stat_activity where datname = current_database() and wait_event = 'advisory')";

    private final TenantPath tenant = new TenantPath(Api.freshTenant());
    private final UUID ticket = Ids.next();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @Inject
    Transactions transactions;

    @Inject
    ClockKeeping clocks;

    @Inject
    ClockTable table;

    @Test
    void neitherIsDerivedWithoutTheOther() throws Exception {
        var heard = new CountDownLatch(1);
        try (var copies = Executors.newFixedThreadPool(2)) {
            var opening = copies.submit(() -> {
                heard.await();
                var fact = new TicketFact.Opened(
                        Ids.next(),
                        1,
                        now.minusSeconds(60),
                        TicketProfile.of(TicketType.INCIDENT, Severity.A, Language.EN, null, null, true));
                transactions.asPlatform(() -> clocks.hear(heard(fact)));
                return true;
            });
            var resolving = copies.submit(() -> {
                transactions.asPlatform(() -> {
                    clocks.hear(heard(new TicketFact.StatusChanged(Ids.next(), 2, now, TicketStatus.RESOLVED)));
                    heard.countDown();
                    // Open until the other copy waits for it, or has passed it by.
                    await().atMost(Duration.ofSeconds(60)).until(() -> opening.isDone() || somebodyWaits());
                });
                return true;
            });
            resolving.get();
            opening.get();
        }
        assertThat(transactions.asPlatform(() -> table.find(ticket)))
                .filteredOn(row -> row.target().name().equals("RESOLUTION"))
                .extracting(row -> row.state().name())
                .containsExactly("MET");
    }

    private List<HeardFact> heard(TicketFact fact) {
        return List.of(new HeardFact(ticket, tenant, fact, null));
    }

    private static boolean somebodyWaits() throws SQLException {
        try (var connection = FirstlineStack.superuser("sla").getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(WAITS)) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
