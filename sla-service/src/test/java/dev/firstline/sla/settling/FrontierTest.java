package dev.firstline.sla.settling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.Topic;
import dev.firstline.contracts.watermark.Watermark;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FrontierTest {

    private static final String TICKETS = Topic.TICKET.topicName();
    private static final String DECISIONS = Topic.DIAGNOSIS.topicName();
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    private final Frontier frontier = new Frontier(Set.of(Topic.TICKET, Topic.DIAGNOSIS));

    @BeforeEach
    void reading() {
        frontier.applied(TICKETS, 0, 0);
        frontier.applied(TICKETS, 1, 0);
        frontier.applied(DECISIONS, 0, 0);
        frontier.applied(DECISIONS, 1, 0);
    }

    @Test
    void nothingIsSettledBeforeItIsKnownWhichSourcesThereAre() {
        intake(NOON, 0, 0);

        assertThat(frontier.upTo(0)).isEqualTo(Instant.MIN);
    }

    @Test
    void withoutAnySourceThereIsNobodyToWaitFor() {
        frontier.lookedAround();

        assertThat(frontier.upTo(0)).isEqualTo(Instant.MAX);
    }

    @Test
    void aWatermarkCountsForAPartitionOnceWhatLiesInFrontOfItWasApplied() {
        frontier.lookedAround();
        intake(NOON, 10, 20);
        assertThat(frontier.upTo(0)).isEqualTo(Instant.MIN);

        frontier.applied(TICKETS, 0, 9);
        assertThat(frontier.upTo(0)).isEqualTo(Instant.MIN);

        frontier.applied(TICKETS, 0, 10);
        assertThat(frontier.upTo(0)).isEqualTo(NOON);
        assertThat(frontier.upTo(1)).isEqualTo(Instant.MIN);
    }

    @Test
    void itCountsAtOnceWhereThatWasAppliedBefore() {
        frontier.lookedAround();
        frontier.applied(TICKETS, 0, 12);

        intake(NOON, 10, 20);

        assertThat(frontier.upTo(0)).isEqualTo(NOON);
    }

    @Test
    void ofSeveralThatWaitTheLastThatCountsIsTaken() {
        frontier.lookedAround();
        intake(NOON, 10, 0);
        intake(NOON.plusSeconds(1), 11, 0);
        intake(NOON.plusSeconds(2), 12, 0);

        frontier.applied(TICKETS, 0, 11);

        assertThat(frontier.upTo(0)).isEqualTo(NOON.plusSeconds(1));
        assertThat(frontier.upTo(1)).isEqualTo(NOON.plusSeconds(2));
    }

    @Test
    void theSourceThatIsBehindDecides() {
        frontier.lookedAround();
        intake(NOON.plusSeconds(5), 0, 0);
        frontier.state(watermark("diagnosis-service", 0, 1, NOON, DECISIONS, 0, 0));

        assertThat(frontier.upTo(0)).isEqualTo(NOON);
    }

    @Test
    void aSourceThatPublishesAndStatesNothingHoldsAll() {
        frontier.lookedAround();
        intake(NOON, 0, 0);

        frontier.applied(DECISIONS, 0, 1);

        assertThat(frontier.upTo(0)).isEqualTo(Instant.MIN);
        assertThat(frontier.upTo(1)).isEqualTo(Instant.MIN);
    }

    @Test
    void onlyAllSharesTogetherSpeakForAService() {
        frontier.lookedAround();
        frontier.state(watermark("intake-service", 0, 2, NOON.plusSeconds(9), TICKETS, 0, 0));
        assertThat(frontier.upTo(0)).isEqualTo(Instant.MIN);

        frontier.state(watermark("intake-service", 1, 2, NOON, TICKETS, 0, 0));

        assertThat(frontier.upTo(0)).isEqualTo(NOON);
    }

    @Test
    void whenTheNumberOfSharesChangesTheSetThatSaysMoreCounts() {
        frontier.lookedAround();
        intake(NOON, 0, 0);
        frontier.state(watermark("intake-service", 0, 2, NOON.plusSeconds(7), TICKETS, 0, 0));
        assertThat(frontier.upTo(0)).isEqualTo(NOON);

        frontier.state(watermark("intake-service", 1, 2, NOON.plusSeconds(3), TICKETS, 0, 0));

        assertThat(frontier.upTo(0)).isEqualTo(NOON.plusSeconds(3));
    }

    @Test
    void moreThanAreKeptWhileAReaderLagsStillSettleInTheEnd() {
        frontier.lookedAround();
        int many = 3 * SourceProgress.MOST_WAITING;
        for (int i = 1; i <= many; i++) {
            intake(NOON.plusSeconds(i), i, 0);
        }
        frontier.applied(TICKETS, 0, 5);
        assertThat(frontier.upTo(0)).isEqualTo(NOON.plusSeconds(5));

        frontier.applied(TICKETS, 0, many);

        assertThat(frontier.upTo(0)).isEqualTo(NOON.plusSeconds(many));
    }

    @Test
    void aPartitionThatOthersReadHoldsNothingUp() {
        frontier.lookedAround();
        var ends = new Long[Topic.PARTITIONS];
        Arrays.fill(ends, 100L);
        for (int i = 0; i < 2 * SourceProgress.MOST_WAITING; i++) {
            frontier.state(new Watermark("intake-service", 0, 1, NOON.plusSeconds(i), Map.of(TICKETS, List.of(ends))));
        }

        frontier.applied(TICKETS, 0, 100);

        assertThat(frontier.upTo(0)).isAfterOrEqualTo(NOON.plusSeconds(2L * SourceProgress.MOST_WAITING - 1));
        assertThat(frontier.upTo(7)).isEqualTo(Instant.MIN);
    }

    private void intake(Instant upTo, long firstEnd, long secondEnd) {
        frontier.state(watermark("intake-service", 0, 1, upTo, TICKETS, firstEnd, secondEnd));
    }

    private static Watermark watermark(
            String service, int share, int shares, Instant upTo, String topic, long firstEnd, long secondEnd) {
        return new Watermark(service, share, shares, upTo, Map.of(topic, List.of(firstEnd, secondEnd)));
    }
}
