package dev.firstline.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.devstack.test.FirstlineStack;
import io.restassured.RestAssured;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@Stack
class LiveTest {

    private static final Pattern POSITION = Pattern.compile("data-position=\"(\\d+)\"");

    @Test
    void aChangeReachesTheOpenPageAsTheRowToShow() {
        var browser = Browser.of("ana@contoso");
        try (var ear = new Ear(browser, "/events?after=" + position(browser))) {
            assertThat(ear.status()).isEqualTo(200);
            assertThat(ear.header("X-Accel-Buffering")).isEqualTo("no");
            assertThat(ear.header("Content-Type")).startsWith("text/event-stream");
            var life = new TicketLife("FL-6001", Instant.now());

            Topics.say("contoso/northwind", life.opened());

            await().until(() -> ear.heard().contains("FL-6001"));
            assertThat(ear.heard())
                    .contains("event:time", "event:rows", "<tr id=\"t-" + life.ticket, "still here")
                    .doesNotContain("event:reload");

            Topics.say("contoso/northwind", life.clock(SlaTarget.FIRST_RESPONSE, 0, 60));

            await().until(() -> ear.heard().contains("First response ·"));
        }
    }

    @Test
    void aPersonMayHaveSoManyStreamsAndOthersKeepTheirs() {
        var browser = Browser.of("ana@contoso");
        var ears = new ArrayList<Ear>();
        try {
            for (int i = 0; i < 20; i++) {
                ears.add(new Ear(browser, "/events?after=1"));
                assertThat(ears.getLast().status()).isEqualTo(200);
            }
            try (var oneMore = new Ear(browser, "/events?after=1");
                    var other = new Ear(Browser.of("rita@contoso/northwind"), "/events?after=1")) {
                assertThat(oneMore.status()).isEqualTo(429);
                assertThat(oneMore.header("Retry-After")).isEqualTo("10");
                await().dontCatchUncaughtExceptions()
                        .until(() -> oneMore.heard().contains("streams.person"));
                assertThat(other.status()).isEqualTo(200);
            }
            ears.removeLast().close();

            // An ear that is closed while it listens complains, as it should.
            await().dontCatchUncaughtExceptions().until(() -> {
                try (var again = new Ear(browser, "/events?after=1")) {
                    return again.status() == 200;
                }
            });
        } finally {
            ears.forEach(Ear::close);
        }
    }

    @Test
    void aStreamThatIsClosedIsNobodysFault() {
        var before = ended("SUCCESS");
        try (var ear = new Ear(Browser.of("ana@contoso"), "/events?after=1")) {
            assertThat(ear.status()).isEqualTo(200);
        }

        await().until(() -> ended("SUCCESS") > before);
        assertThat(ended("RESET")).isZero();
    }

    /** How many streams ended with that label in the metrics. */
    private static double ended(String label) {
        return RestAssured.get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("http_server_requests_seconds_count")
                        && line.contains("uri=\"/events\"")
                        && line.contains('"' + label + '"'))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    @Test
    void nothingOfAnotherTenantIsHeard() {
        var reseller = Browser.of("rita@contoso/northwind");
        try (var ear = new Ear(reseller, "/events?after=" + position(reseller))) {
            var own = new TicketLife("FL-6101", Instant.now());
            var above = new TicketLife("FL-6102", Instant.now());
            var beside = new TicketLife("FL-6103", Instant.now());
            var foreign = new TicketLife("FL-6104", Instant.now());

            Topics.say("contoso", above.opened());
            Topics.say("contoso/adatum", beside.opened());
            Topics.say("fabrikam", foreign.opened());
            var witness = Browser.of("platform");
            await().until(() -> {
                var all = witness.visit("/").asString();
                return all.contains("FL-6102") && all.contains("FL-6103") && all.contains("FL-6104");
            });
            Topics.say("contoso/northwind/shop", own.opened());

            await().until(() -> ear.heard().contains("FL-6101"));
            assertThat(ear.heard()).doesNotContain("FL-6102", "FL-6103", "FL-6104");
        }
    }

    @Test
    void whoComesBackHearsWhatWasMissed() {
        var browser = Browser.of("ana@contoso");
        var before = position(browser);
        String lastHeard;
        try (var ear = new Ear(browser, "/events?after=" + before)) {
            Topics.say("contoso", new TicketLife("FL-6201", Instant.now()).opened());
            await().until(() -> ear.heard().contains("FL-6201"));
            lastHeard = ear.position();
        }
        var missed = new TicketLife("FL-6202", Instant.now());
        Topics.say("contoso", missed.opened());
        Topics.say("contoso", missed.moved(2, 1, TicketStatus.NEW, TicketStatus.IN_PROGRESS));
        await().until(() ->
                browser.visit("/tickets/" + missed.ticket).asString().contains("In progress"));

        // The header of the browser's own reconnection counts, not the address that it was first opened with.
        try (var ear = new Ear(browser, "/events?after=" + before, "Last-Event-ID", lastHeard)) {
            await().until(() -> ear.heard().contains("FL-6202"));
            assertThat(ear.heard()).contains("In progress").doesNotContain("FL-6201", "event:reload");
        }
    }

    @Test
    void whoWasAwayForTooLongIsAskedToLoadTheListAnew() {
        try (var ear = new Ear(Browser.of("ana@contoso"), "/events?after=1")) {
            await().until(() -> ear.heard().contains("event:reload"));
        }
        try (var ear = new Ear(Browser.of("ana@contoso"), "/events?after=nonsense")) {
            await().until(() -> ear.heard().contains("event:reload"));
        }
    }

    @Test
    void aChangeThatAnotherCopyOfTheConsoleWroteIsHeardToo() throws SQLException {
        var browser = Browser.of("ana@contoso");
        var life = new TicketLife("FL-6301", Instant.now());
        Topics.say("contoso", life.opened());
        await().until(() -> browser.visit("/").asString().contains("FL-6301"));

        try (var ear = new Ear(browser, "/events?after=" + position(browser))) {
            writeAsAnotherCopy(life.ticket, "Written elsewhere");

            await().until(() -> ear.heard().contains("Written elsewhere"));
        }
    }

    private static void writeAsAnotherCopy(UUID ticket, String title) throws SQLException {
        try (var connection = FirstlineStack.superuser("console").getConnection();
                var statement = connection.prepareStatement(
                        "update ticket_view set title = ?, changed_by = pg_current_xact_id() where ticket_id = ?")) {
            statement.setString(1, title);
            statement.setObject(2, ticket);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private static String position(Browser browser) {
        var matcher = POSITION.matcher(browser.visit("/").asString());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
