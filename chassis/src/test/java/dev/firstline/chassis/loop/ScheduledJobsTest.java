package dev.firstline.chassis.loop;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.firstline.chassis.fixture.Stack;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@Stack
class ScheduledJobsTest {

    private static final Instant NOW = Instant.parse("2026-11-28T19:00:00Z");

    @Test
    void livenessNamesEachJob() {
        get("/q/health/live")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'scheduled jobs' }.data.backlog", equalTo("well"))
                .body("checks.find { it.name == 'scheduled jobs' }.data.housekeeping", equalTo("well"));
    }

    @Test
    void aRunThatComesToNoEndIsToldOnceItHasTakenTooLong() {
        assertThat(ScheduledJobs.trouble(NOW.minusSeconds(29 * 60), NOW)).isEmpty();
        assertThat(ScheduledJobs.trouble(NOW.minusSeconds(31 * 60), NOW))
                .hasValue("has not come to an end since 2026-11-28T18:29:00Z");
        assertThat(ScheduledJobs.trouble(null, NOW)).isEmpty();
    }
}
