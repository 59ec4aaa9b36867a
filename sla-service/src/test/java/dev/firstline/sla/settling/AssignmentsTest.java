package dev.firstline.sla.settling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.Topic;
import org.junit.jupiter.api.Test;

/** Several consumers of one copy hand partitions to each other, and each speaks on its own thread. */
class AssignmentsTest {

    private final Assignments assignments = new Assignments();
    private final Object first = new Object();
    private final Object second = new Object();

    @Test
    void nothingIsReadBeforeItIsAssigned() {
        assertThat(assignments.has(3)).isFalse();
        assertThat(assignments.since(3)).isEmpty();
    }

    @Test
    void aPartitionIsReadSinceItWasAssignedUntilItIsRevoked() {
        assignments.begin(3, first, 70);
        assertThat(assignments.since(3)).hasValue(70);
        assertThat(assignments.has(4)).isFalse();

        assignments.end(3, first);
        assertThat(assignments.has(3)).isFalse();
    }

    @Test
    void whoLostAPartitionDoesNotTakeItFromWhoReadsItNow() {
        assignments.begin(3, first, 70);
        assignments.begin(3, second, 90);

        assignments.end(3, first);

        assertThat(assignments.since(3)).hasValue(90);
    }

    @Test
    void whoReadsItAgainReadsItSinceThen() {
        assignments.begin(3, first, 70);
        assignments.end(3, first);
        assignments.begin(3, first, 90);

        assertThat(assignments.since(3)).hasValue(90);
    }

    @Test
    void aPartitionBeyondThoseOfTheTicketsIsNoneOfItsBusiness() {
        assignments.begin(Topic.PARTITIONS, first, 70);

        assertThat(assignments.has(Topic.PARTITIONS)).isFalse();
    }
}
