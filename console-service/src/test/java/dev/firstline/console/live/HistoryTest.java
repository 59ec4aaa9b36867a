package dev.firstline.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.console.TicketLife;
import dev.firstline.console.queue.TicketRow;
import dev.firstline.console.view.TicketViews;
import dev.firstline.contracts.TenantPath;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private final History history = new History(3);

    @Test
    void whoComesBackGetsWhatWasMissedAndEachTicketOnce() {
        history.restart(100);
        var first = row("FL-1");
        var second = row("FL-2");
        history.add(110, List.of(first), true);
        history.add(120, List.of(second), true);
        history.add(130, List.of(second), true);

        assertThat(history.since(110)).satisfies(push -> {
            assertThat(push.complete()).isTrue();
            assertThat(push.rows()).containsExactly(second);
            assertThat(push.position()).isEqualTo(130);
        });
    }

    @Test
    void whoWasAwayTooLongLoadsTheListAnew() {
        history.restart(100);
        for (int i = 1; i <= 5; i++) {
            history.add(100 + i, List.of(row("FL-" + i)), true);
        }

        assertThat(history.since(101).complete()).isFalse();
        assertThat(history.since(102).complete()).isTrue();
        assertThat(history.since(99).complete()).isFalse();
    }

    @Test
    void aPageMadeSinceTheLastLookMissedNothing() {
        history.restart(100);

        assertThat(history.since(105)).satisfies(push -> {
            assertThat(push.complete()).isTrue();
            assertThat(push.rows()).isEmpty();
            assertThat(push.position()).isEqualTo(105);
        });
    }

    @Test
    void afterChangesThatCouldNotBeToldEveryoneLoadsTheListAnew() {
        history.restart(100);
        history.add(200, List.of(), false);

        assertThat(history.since(150).complete()).isFalse();
        assertThat(history.since(200).complete()).isTrue();
    }

    private static TicketRow row(String number) {
        var life = new TicketLife(number, Instant.EPOCH);
        return new TicketRow(new TenantPath("contoso"), null, TicketViews.of(life.ticket, life.facts()), false);
    }
}
