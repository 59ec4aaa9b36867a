package dev.firstline.sla.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.ticket.CommunicationDirection;
import dev.firstline.contracts.ticket.CommunicationVisibility;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketType;
import dev.firstline.sla.clock.TicketFact;
import dev.firstline.sla.fixture.Api;
import dev.firstline.sla.fixture.Stack;
import dev.firstline.sla.policy.TicketProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Long histories that are read at the same time wait for each other, and nobody else waits for them. */
@Stack
class LargeReadingsTest {

    private static final int AT_ONCE = 6;

    private final String tenant = Api.freshTenant();
    private final Instant opened = Instant.now().minusSeconds(600).truncatedTo(ChronoUnit.MICROS);

    @Inject
    Transactions transactions;

    @Inject
    ClockKeeping keeping;

    @Inject
    LargeReadings readings;

    @Test
    void sixOfThemAreAllAnsweredAndOthersAreMeanwhile() throws Exception {
        var longOne = heard(tenant, TicketTable.LONG);
        var shortOne = heard(tenant, 2);
        var stranger = Api.freshTenant();
        var strangersLong = heard(stranger, TicketTable.LONG);
        // However it ends, nobody waits for ever.
        var over = new CompletableFuture<Boolean>().completeOnTimeout(true, 15, TimeUnit.SECONDS);
        try (var clients = Executors.newCachedThreadPool()) {
            var begun = new CountDownLatch(1);
            clients.submit(() -> readings.inTurn(new Scope.Tenant(new TenantPath(tenant)), () -> {
                begun.countDown();
                return over.join();
            }));
            begun.await();
            var answers = new ArrayList<CompletableFuture<Integer>>();
            for (int i = 0; i < AT_ONCE; i++) {
                answers.add(CompletableFuture.supplyAsync(() -> read(tenant, longOne), clients));
            }
            assertThat(read(tenant, shortOne)).isEqualTo(200);
            assertThat(read(stranger, strangersLong)).isEqualTo(200);
            assertThat(answers).noneMatch(CompletableFuture::isDone);
            over.complete(true);
            await().until(() -> answers.stream().allMatch(CompletableFuture::isDone));
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
    }

    private static int read(String tenant, UUID ticket) {
        return Api.as(tenant, "helpdesk-agent")
                .get("/v1/tickets/{id}/clocks", ticket)
                .statusCode();
    }

    private UUID heard(String owner, int words) {
        var ticket = Ids.next();
        var facts = new ArrayList<TicketFact>(List.of(new TicketFact.Opened(
                Ids.next(),
                1,
                opened,
                TicketProfile.of(TicketType.INCIDENT, Severity.A, Language.EN, null, null, true))));
        for (int version = 2; version < words + 2; version++) {
            facts.add(new TicketFact.Wrote(
                    Ids.next(),
                    version,
                    opened.plusMillis(version),
                    CommunicationDirection.OUTBOUND,
                    CommunicationVisibility.CUSTOMER));
        }
        transactions.asPlatform(() -> keeping.hear(facts.stream()
                .map(fact -> new HeardFact(ticket, new TenantPath(owner), fact, null))
                .toList()));
        return ticket;
    }
}
