package dev.firstline.chassis.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class InFlightTest {

    /** A job of a queue. */
    private record Job(String queue, String tenant, boolean failing) {}

    private final InFlight<Job> inFlight = new InFlight<>(
            4,
            List.of(
                    Share.keepingSpare("tenant", Job::tenant, 4),
                    Share.whole("queue", Job::queue, 2),
                    Share.whole("failing", job -> job.failing() ? "failing" : null, 1)));

    @Test
    void whatIsUnderWayTakesRoom() {
        inFlight.add(List.of(new Job("a", "contoso", false), new Job("b", "contoso", true)));

        assertThat(inFlight.room()).isEqualTo(2);
        assertThat(inFlight.total()).isEqualTo(2);
        assertThat(inFlight.counts().of("queue")).containsOnlyKeys("a", "b");
        assertThat(inFlight.counts().of("tenant")).containsEntry("contoso", 2);
    }

    @Test
    void aShareCountsNoJobThatItIsNotFor() {
        inFlight.add(List.of(new Job("a", "contoso", false)));

        assertThat(inFlight.counts().of("failing")).isEmpty();
    }

    @Test
    void whatHasEndedLeavesNothingBehind() {
        var jobs = List.of(new Job("a", "contoso", true), new Job("a", "contoso", false));
        inFlight.add(jobs);
        inFlight.remove(jobs);

        assertThat(inFlight.room()).isEqualTo(4);
        assertThat(inFlight.counts().byShare().values())
                .allSatisfy(count -> assertThat(count).isEmpty());
    }

    @Test
    void othersMayHaveWaitedOnlyWhereAllPlacesWereTaken() {
        var one = List.of(new Job("a", "contoso", false));
        inFlight.add(one);
        assertThat(inFlight.remove(one)).isFalse();

        var both = List.of(new Job("a", "contoso", false), new Job("a", "contoso", false));
        inFlight.add(both);
        assertThat(inFlight.remove(both)).as("the queue was full").isTrue();

        var failing = List.of(new Job("a", "contoso", true));
        inFlight.add(failing);
        assertThat(inFlight.remove(failing)).as("the failing were").isTrue();

        var many = List.of(
                new Job("a", "contoso", false), new Job("b", "fabrikam", false), new Job("c", "tailspin", false));
        inFlight.add(many);
        assertThat(inFlight.remove(many))
                .as("only the spare of all was left, which is for others")
                .isTrue();
    }

    @Test
    void theLastQuarterOfAShareIsKeptForThoseOfWhomNothingIsUnderWay() {
        assertThat(Share.keepingSpare("tenant", Job::tenant, 32).others()).isEqualTo(24);
        assertThat(Share.keepingSpare("tenant", Job::tenant, 3).others()).isEqualTo(3);
        assertThat(Share.whole("queue", Job::queue, 32).others()).isEqualTo(32);
    }
}
