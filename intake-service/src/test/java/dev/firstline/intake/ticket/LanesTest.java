package dev.firstline.intake.ticket;

import static dev.firstline.intake.IntakeApi.crm;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.openId;
import static dev.firstline.intake.IntakeApi.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.intake.Stack;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A tenant whose openings wait for each other keeps nobody else from opening tickets. */
@Stack
class LanesTest {

    private static final int AT_ONCE = 6;

    @Inject
    Transactions transactions;

    @Inject
    TicketOpening opening;

    @Test
    void ticketsOfOtherTenantsAreOpenedWhileAReferenceOfOneIsBeingStored() throws Exception {
        var slow = newTenant();
        var other = newTenant();
        openId(slow);
        openId(other);
        var stored = new CountDownLatch(1);
        var commit = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(AT_ONCE + 1)) {
            var holder = threads.submit(() -> transactions.inTenant(new TenantPath(slow), () -> {
                opening.openAll(new TenantPath(slow), List.of(Openings.of("t", "CRM-1")));
                stored.countDown();
                awaited(commit);
            }));
            stored.await();
            var waiting = new ArrayList<Future<Integer>>();
            for (int i = 0; i < AT_ONCE; i++) {
                waiting.add(threads.submit(() -> crm(slow)
                        .body(ticket("again").replace("{\"title", "{\"externalReference\":\"CRM-1\",\"title"))
                        .post("/v1/tickets")
                        .statusCode()));
            }

            for (int i = 0; i < 20; i++) {
                openId(other);
            }

            // They still wait for the transaction that nobody has ended.
            assertThat(waiting).noneMatch(Future::isDone);
            commit.countDown();
            holder.get();
            for (var answer : waiting) {
                assertThat(answer.get()).isEqualTo(409);
            }
        }
        crm(slow).get("/v1/tickets").then().statusCode(200);
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
