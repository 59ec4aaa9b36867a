package dev.firstline.chassis.restore;

import static dev.firstline.chassis.fixture.Tickets.fact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.chassis.fixture.Stack;
import dev.firstline.chassis.fixture.TicketFacts;
import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.outbox.Outbox;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.devstack.test.FirstlineStack;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The broker has lost its data: its topics were made anew, and what the outbox holds is told again. */
@Stack
class LostTopicsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final TenantPath CONTOSO = new TenantPath("contoso");
    private static final String TOPIC = "firstline.ticket.v1";

    @Inject
    LostTopics topics;

    @Inject
    ServiceLife life;

    @Inject
    Transactions transactions;

    @Inject
    Outbox outbox;

    @Inject
    TicketFacts facts;

    /** Or the next look takes the real topics for new ones, and sends everything again while another test counts. */
    @AfterEach
    void forget() throws SQLException {
        execute("update service_life set topics = null");
    }

    @Test
    void whatWasSentToTheTopicOfBeforeIsSentAgainAndAppliedOnce() {
        var ticket = Ids.next();
        transactions.inTenant(CONTOSO, () -> outbox.publish(CONTOSO, fact(ticket, 1)));
        await().atMost(PATIENCE).until(() -> facts.appliedTo(ticket).size() == 1);
        topics.met(Map.of(TOPIC, "of-before"));
        int before = ids(ticket).size();

        topics.met(Map.of(TOPIC, "another"));

        await().atMost(PATIENCE).until(() -> ids(ticket).size() > before);
        assertThat(ids(ticket)).containsOnly(ids(ticket).getFirst());
        var witness = Ids.next();
        transactions.inTenant(CONTOSO, () -> outbox.publish(CONTOSO, fact(witness, 1)));
        await().atMost(PATIENCE).until(() -> facts.appliedTo(witness).size() == 1);
        assertThat(facts.appliedTo(ticket)).containsExactly(1L);
    }

    @Test
    void aTopicThatIsNewOrKnownIsNoLossAndOneOfOthersIsTheirsToTellAgain() {
        var other = "firstline.other." + UUID.randomUUID();
        life.met(Map.of(TOPIC, "a"));

        assertThat(life.met(Map.of(TOPIC, "a"))).isEmpty();
        assertThat(life.met(Map.of(other, "a"))).isEmpty();
        assertThat(life.met(Map.of(TOPIC, "a", other, "b"))).contains(new ServiceLife.Loss(Set.of(other), 0));
        assertThat(life.met(Map.of(TOPIC, "b", other, "b")))
                .hasValueSatisfying(loss -> assertThat(loss.topics()).containsExactly(TOPIC));
        assertThat(life.met(Map.of())).isEmpty();
        assertThat(life.met(Map.of(TOPIC, "b"))).isEmpty();
    }

    @Test
    void theBrokerIsAskedForTheIdsOfItsTopics() throws Exception {
        life.met(Map.of(TOPIC, "made-up"));

        topics.look();

        assertThat(known()).contains(TOPIC + "=").doesNotContain("made-up").doesNotContain("consumer_offsets");
    }

    @Test
    void placesOfDeadLettersInTheTopicOfBeforeAreLeftToTheNextOne() throws SQLException {
        var topic = "firstline.lost." + UUID.randomUUID();
        life.met(Map.of(topic, "0"));
        for (int offset : List.of(0, 5, 7)) {
            keep(topic, offset, offset);
        }
        keep("another", 6, 6);

        life.met(Map.of(topic, "1"));
        assertThat(offsets(topic)).hasSize(3).allMatch(offset -> offset < 0).isSorted();
        assertThat(offsets("another")).containsExactly(6L);
        keep(topic, 5, 9);
        life.met(Map.of(topic, "2"));

        assertThat(offsets(topic)).hasSize(4).allMatch(offset -> offset < 0);
        execute("delete from dead_letter where topic in ('another', '" + topic + "')");
    }

    private static void keep(String topic, int offset, int order) throws SQLException {
        execute("insert into dead_letter (id, consumer, topic, partition, \"offset\", headers, cause, detail, blocks)"
                + " values (gen_random_uuid(), 'lost', '" + topic + "', 0, " + offset + ", '{}', 'BODY', '" + order
                + "', false)");
    }

    private static String known() throws SQLException {
        try (var connection = FirstlineStack.superuser("chassis").getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select topics from service_life")) {
            row.next();
            return row.getString(1);
        }
    }

    private static List<String> ids(UUID ticket) {
        return FirstlineStack.kafka().records(TOPIC).stream()
                .filter(record -> ticket.toString().equals(record.key()))
                .map(record -> record.headers().get("ce_id"))
                .toList();
    }

    /** In the order in which they were kept. */
    private static List<Long> offsets(String topic) throws SQLException {
        try (var connection = FirstlineStack.superuser("chassis").getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select \"offset\" from dead_letter where topic = '" + topic + "' order by detail::int")) {
            var offsets = new ArrayList<Long>();
            while (rows.next()) {
                offsets.add(rows.getLong(1));
            }
            return offsets;
        }
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = FirstlineStack.superuser("chassis").getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
