package dev.firstline.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** While nobody watches, the changes cost nothing: nobody is woken, nothing is asked. */
@Stack
class QuietFeedTest {

    @Test
    void whileNobodyWatchesNobodyLooks() {
        await().until(() -> state() == Thread.State.WAITING);

        var life = new TicketLife("FL-6401", Instant.now());
        Topics.say("contoso", life.opened());
        await().until(() -> Browser.of("ana@contoso").visit("/").asString().contains("FL-6401"));

        // Without end, not for half a second.
        assertThat(state()).isEqualTo(Thread.State.WAITING);
    }

    @Test
    void whoComesAfterAllHadGoneHearsWhatChangesFromThenOn() {
        await().until(() -> state() == Thread.State.WAITING);
        var life = new TicketLife("FL-6402", Instant.now());

        try (var ear = new Ear(Browser.of("ana@contoso"), "/events?after=1")) {
            await().until(() -> ear.heard().contains("event:reload"));
            Topics.say("contoso", life.opened());
            await().until(() -> ear.heard().contains("FL-6402"));
        }
        await().until(() -> state() == Thread.State.WAITING);
    }

    private static Thread.State state() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("live-feed"))
                .findFirst()
                .orElseThrow()
                .getState();
    }
}
