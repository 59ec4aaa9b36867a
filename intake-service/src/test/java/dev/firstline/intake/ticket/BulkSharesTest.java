package dev.firstline.intake.ticket;

import static dev.firstline.intake.IntakeApi.crm;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.openId;
import static dev.firstline.intake.IntakeApi.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.intake.IntakeRows;
import dev.firstline.intake.Stack;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many tickets at once are opened share by share, and others come between the shares. */
@Stack
class BulkSharesTest {

    private static final int MANY = 500;
    private static final int HELD = 4 * BulkOpening.SHARE + 10;

    @Inject
    Transactions transactions;

    @Inject
    TicketOpening opening;

    @Test
    void whileABulkIsInWorkItsFirstSharesAreStoredAndOthersOpenOneTicketAndMany() throws Exception {
        var importing = newTenant();
        var other = newTenant();
        openId(importing);
        openId(other);
        var stored = new CountDownLatch(1);
        var commit = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var holder = threads.submit(() -> transactions.inTenant(new TenantPath(importing), () -> {
                opening.openAll(new TenantPath(importing), List.of(Openings.of("t", "R-" + HELD)));
                stored.countDown();
                awaited(commit);
            }));
            stored.await();
            var bulk = threads.submit(() -> bulk(
                    importing,
                    IntStream.range(0, MANY)
                            .mapToObj(n -> ticket("imported")
                                    .replace("{\"title", "{\"externalReference\":\"R-" + n + "\",\"title"))
                            .toList()));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> IntakeRows.one("select count(*) from ticket where tenant = ?", importing)
                            .equals(String.valueOf(1 + 4 * BulkOpening.SHARE)));

            // The share with the reference that is being stored waits for it, and keeps nobody else's turn.
            openId(other);
            bulk(other, Collections.nCopies(2 * BulkOpening.SHARE, ticket("small")))
                    .then()
                    .statusCode(200);

            assertThat(bulk.isDone()).isFalse();
            commit.countDown();
            holder.get();
            var statuses = bulk.get().jsonPath().getList("items.status", Integer.class);
            assertThat(statuses).hasSize(MANY).containsOnly(201, 409);
            assertThat(statuses.get(HELD)).isEqualTo(409);
            assertThat(Collections.frequency(statuses, 201)).isEqualTo(MANY - 1);
        }
        assertThat(IntakeRows.one("select count(distinct xmin::text) from ticket where tenant = ?", importing))
                .as("the first ticket, the one that was held, and eight shares")
                .isEqualTo("10");
    }

    @Test
    void whatCouldNotBeOpenedIsToldAndARepeatedRequestGoesOnFromThere() {
        var tenant = newTenant();
        openId(tenant);
        var tickets = IntStream.range(0, 2 * BulkOpening.SHARE + 5)
                .mapToObj(n -> ticket(n == BulkOpening.SHARE + 3 ? "trips" : "imported"))
                .toList();
        IntakeRows.run("""
                create function trip() returns trigger language plpgsql as $$ begin raise 'tripped'; end $$;
                create trigger trip before insert on ticket for each row when (new.title = 'trips') execute function trip();
                """);
        Response first;
        try {
            first = keyed(tenant, tickets);
        } finally {
            IntakeRows.run("drop function trip cascade");
        }
        var statuses = first.jsonPath().getList("items.status", Integer.class);
        assertThat(statuses.subList(0, BulkOpening.SHARE)).containsOnly(201);
        assertThat(statuses.subList(BulkOpening.SHARE, tickets.size())).containsOnly(500);
        assertThat(first.jsonPath().getList("items.index", Integer.class))
                .isEqualTo(IntStream.range(0, tickets.size()).boxed().toList());
        assertThat(first.asString()).doesNotContain("tripped");

        var second = keyed(tenant, tickets);
        var third = keyed(tenant, tickets);

        assertThat(second.header("Idempotent-Replayed")).isNull();
        assertThat(second.jsonPath().getList("items.status", Integer.class)).containsOnly(201);
        assertThat(second.jsonPath().getList("items.ticket.id", String.class).subList(0, BulkOpening.SHARE))
                .isEqualTo(first.jsonPath()
                        .getList("items.ticket.id", String.class)
                        .subList(0, BulkOpening.SHARE));
        assertThat(third.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(third.asString()).isEqualTo(second.asString());
        assertThat(IntakeRows.one("select count(*) from ticket where tenant = ?", tenant))
                .isEqualTo(String.valueOf(1 + tickets.size()));
    }

    @Test
    void aRequestWhoseFirstShareCannotBeTakenIsRefusedAsAWhole() {
        var tenant = newTenant();
        openId(tenant);
        IntakeRows.run("""
                create function trip() returns trigger language plpgsql as $$ begin raise 'tripped'; end $$;
                create trigger trip before insert on ticket for each row when (new.title = 'trips') execute function trip();
                """);
        try {
            bulk(tenant, Collections.nCopies(BulkOpening.SHARE + 1, ticket("trips")))
                    .then()
                    .statusCode(500);
        } finally {
            IntakeRows.run("drop function trip cascade");
        }
        assertThat(IntakeRows.one("select count(*) from ticket where tenant = ?", tenant))
                .isEqualTo("1");
    }

    private static Response keyed(String tenant, List<String> tickets) {
        return crm(tenant)
                .header("Idempotency-Key", "import-1")
                .body(body(tickets))
                .post("/v1/tickets/bulk");
    }

    private static Response bulk(String tenant, List<String> tickets) {
        return crm(tenant).body(body(tickets)).post("/v1/tickets/bulk");
    }

    private static String body(List<String> tickets) {
        return tickets.stream().collect(Collectors.joining(",", "{\"tickets\":[", "]}"));
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
