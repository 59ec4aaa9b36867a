package dev.firstline.intake.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.contracts.TenantPath;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WaitingOpeningsTest {

    private final WaitingOpenings waiting = new WaitingOpenings();

    @Test
    void tenantsTakeTurnsHoweverManyOneOfThemHas() throws InterruptedException {
        var flood = List.of(opening("a"), opening("a"), opening("a"));
        var drop = opening("b");
        flood.forEach(waiting::add);
        waiting.add(drop);

        assertThat(waiting.take(2)).containsExactly(flood.get(0), flood.get(1));
        assertThat(waiting.take(2)).containsExactly(drop);
        assertThat(waiting.take(2)).containsExactly(flood.get(2));
    }

    @Test
    void aCallerThatGaveUpIsNotServedAndOneThatIsServedDoesNotGiveUp() {
        var abandoned = opening("a");
        assertThatThrownBy(() -> abandoned.await(Duration.ofMillis(1)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.type().status()).isEqualTo(503));
        assertThat(abandoned.take()).isFalse();

        var taken = opening("a");
        assertThat(taken.take()).isTrue();
        Thread.startVirtualThread(() -> taken.answer(Optional.empty()));
        assertThat(taken.await(Duration.ZERO)).isEmpty();
    }

    private static PendingOpening opening(String filer) {
        return new PendingOpening(new TenantPath(filer), Openings.of(filer, null), null);
    }
}
