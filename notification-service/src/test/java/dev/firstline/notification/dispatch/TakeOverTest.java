package dev.firstline.notification.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.chassis.id.Ids;
import dev.firstline.contracts.notification.Channel;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.notification.delivery.MessageId;
import dev.firstline.notification.fixture.Api;
import dev.firstline.notification.fixture.Receiver;
import dev.firstline.notification.fixture.Stack;
import dev.firstline.notification.retry.Answer;
import dev.firstline.notification.retry.Verdict;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to the work of a copy that was killed. */
@QuarkusTest
@Stack
class TakeOverTest {

    @Inject
    Settlements settlements;

    private final String tenant = Api.newTenant();
    private final Receiver receiver = new Receiver();
    private final UUID delivery = Ids.next();
    private UUID subscription;

    @BeforeEach
    void subscribe() {
        subscription =
                UUID.fromString(Api.subscribe(tenant, receiver, "sla.breached").getString("id"));
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void whenItsLeaseHasPassedAnotherWorkerSendsIt() throws Exception {
        claimedByADeadWorker("1 second");

        await().atMost(Stack.PATIENCE).until(() -> !receiver.received().isEmpty());
        assertThat(receiver.received().getFirst().id()).isEqualTo(MessageId.of(delivery));
        await().atMost(Stack.PATIENCE).until(() -> "DELIVERED".equals(state()));
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void aResultThatComesAfterTheClaimWasLostDoesNotCount() throws Exception {
        claimedByADeadWorker("1 hour");
        settlements.settle(List.of(result(0, 200, new Verdict.Delivered())));

        assertThat(state()).isEqualTo("PENDING");
        assertThat(attempts()).isZero();
    }

    @Test
    void neitherDoesItWhenItIsRecordedTogetherWithThatOfTheNextClaim() throws Exception {
        claimedByADeadWorker("1 hour");

        settlements.settle(List.of(result(0, 410, new Verdict.GivenUp(true)), result(1, 200, new Verdict.Delivered())));

        assertThat(state()).isEqualTo("DELIVERED");
        assertThat(attempts()).isEqualTo(1);
        assertThat(query("select state from subscription where id = '" + subscription + "'"))
                .isEqualTo("ACTIVE");
    }

    /** Of an attempt under a claim; the first is 1. */
    private Result result(int lease, int status, Verdict verdict) {
        var job = new Job(
                delivery,
                subscription,
                tenant,
                "",
                Channel.WEBHOOK,
                Ids.next(),
                "sla.breached",
                Ids.next(),
                "{}",
                null,
                0,
                lease,
                false,
                false,
                null);
        return new Result(
                job,
                new Answer.Replied(status, status == 200, Optional.empty()),
                verdict,
                Instant.now(),
                Duration.ofMillis(5));
    }

    @Test
    void whatIsBeingSentAtThisMomentIsNotSentAgainByHand() throws Exception {
        claimedByADeadWorker("1 hour");

        Api.admin(tenant).post("/v1/deliveries/" + delivery + "/resend").then().statusCode(409);
    }

    @Test
    void whatWaitsForASubscriptionThatIsSwitchedOffEndsAsFailedUntried() throws Exception {
        Api.admin(tenant)
                .post("/v1/subscriptions/" + subscription + "/disable")
                .then()
                .statusCode(200);
        claimedByADeadWorker("0 seconds");

        await().atMost(Stack.PATIENCE).until(() -> "FAILED".equals(state()));
        assertThat(query("select last_error from delivery where id = '" + delivery + "'"))
                .isEqualTo("SUBSCRIPTION_DISABLED");
        assertThat(attempts()).isZero();
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void whatWaitsForASubscriptionThatWasRemovedEndsAsFailedUntried() throws Exception {
        Api.admin(tenant).delete("/v1/subscriptions/" + subscription).then().statusCode(204);
        claimedByADeadWorker("0 seconds");

        await().atMost(Stack.PATIENCE).until(() -> "FAILED".equals(state()));
        assertThat(query("select last_error from delivery where id = '" + delivery + "'"))
                .isEqualTo("SUBSCRIPTION_DELETED");
    }

    /** The row as a worker leaves it that was killed between claim and send. */
    private void claimedByADeadWorker(String leaseLeft) throws SQLException {
        try (var connection = FirstlineStack.superuser(Stack.DATABASE).getConnection();
                var statement = connection.prepareStatement("""
                    insert into delivery (id, subscription_id, tenant, channel, event_id, event_type, event_tenant, ticket_id,
                        payload, lease, leased_until, next_attempt_at)
                    select ?, ?, ?, 'WEBHOOK', ?, 'sla.breached', ?, ?, '{}', 1, till, till
                    from (select now() + ?::interval as till) as lease
                    """)) {
            statement.setObject(1, delivery);
            statement.setObject(2, subscription);
            statement.setString(3, tenant);
            statement.setObject(4, Ids.next());
            statement.setString(5, tenant);
            statement.setObject(6, Ids.next());
            statement.setString(7, leaseLeft);
            statement.executeUpdate();
        }
    }

    private String state() throws SQLException {
        return query("select state from delivery where id = '" + delivery + "'");
    }

    private int attempts() throws SQLException {
        return Integer.parseInt(query("select attempts from delivery where id = '" + delivery + "'"));
    }

    private static String query(String sql) throws SQLException {
        try (var connection = FirstlineStack.superuser(Stack.DATABASE).getConnection();
                var result = connection.createStatement().executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
