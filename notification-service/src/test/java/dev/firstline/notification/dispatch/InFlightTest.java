package dev.firstline.notification.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.notification.Channel;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InFlightTest {

    private final InFlight inFlight = new InFlight(new Shares(4, 2, 4, 3, 4, 2, 1));
    private final UUID endpoint = UUID.randomUUID();

    @Test
    void whatIsUnderWayTakesRoom() {
        inFlight.add(List.of(job(endpoint, false), job(UUID.randomUUID(), false)));

        assertThat(inFlight.room()).isEqualTo(2);
        assertThat(inFlight.counts().bySubscription())
                .containsEntry(endpoint, 1)
                .hasSize(2);
    }

    @Test
    void whatHasEndedLeavesNothingBehind() {
        var jobs = List.of(job(endpoint, false), job(endpoint, false));
        inFlight.add(jobs);
        inFlight.remove(jobs);

        assertThat(inFlight.room()).isEqualTo(4);
        assertThat(inFlight.counts().bySubscription()).isEmpty();
    }

    @Test
    void othersMayHaveWaitedOnlyWhereAllPlacesWereTaken() {
        var one = List.of(job(endpoint, false));
        inFlight.add(one);
        assertThat(inFlight.remove(one)).isFalse();

        var both = List.of(job(endpoint, false), job(endpoint, false));
        inFlight.add(both);
        assertThat(inFlight.remove(both)).isTrue();

        var failing = List.of(job(endpoint, true));
        inFlight.add(failing);
        assertThat(inFlight.remove(failing)).isTrue();

        var many = List.of(
                job(UUID.randomUUID(), false),
                job(UUID.randomUUID(), false),
                job(UUID.randomUUID(), false),
                job(UUID.randomUUID(), false));
        inFlight.add(many);
        assertThat(inFlight.remove(many)).isTrue();
    }

    private static Job job(UUID subscription, boolean failing) {
        return new Job(
                UUID.randomUUID(),
                subscription,
                "contoso",
                "receiver.example",
                Channel.WEBHOOK,
                UUID.randomUUID(),
                "sla.breached",
                null,
                "{}",
                null,
                0,
                1,
                false,
                failing,
                null);
    }
}
