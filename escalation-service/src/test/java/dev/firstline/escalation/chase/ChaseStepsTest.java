package dev.firstline.escalation.chase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.contracts.escalation.Awaited;
import dev.firstline.contracts.escalation.EscalationProgress;
import dev.firstline.escalation.response.InitialResponse;
import dev.firstline.escalation.response.InitialResponse.Hours;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChaseStepsTest {

    private static final BusinessHours LISBON = new BusinessHours(ZoneId.of("Europe/Lisbon"));
    private static final Delay FOUR_HOURS = Delay.parse("PT4H");
    private static final Delay BUSINESS_DAY = Delay.parse("P1BD");
    private static final ChaseSteps STEPS = new ChaseSteps(
            List.of(Delay.parse("PT1H"), FOUR_HOURS),
            List.of(0, 50, 100),
            List.of(FOUR_HOURS, BUSINESS_DAY),
            List.of(),
            List.of(BUSINESS_DAY));

    /** A Friday, 15 o'clock in Lisbon. */
    private static final Instant FRIDAY = Instant.parse("2026-11-20T15:00:00Z");

    @Test
    void aPacketThatNobodyFilesIsChasedAfterEachStep() {
        assertThat(STEPS.instants(Awaited.FILING, FRIDAY, null, LISBON))
                .containsExactly(FRIDAY.plus(Duration.ofHours(1)), FRIDAY.plus(Duration.ofHours(4)));
    }

    @Test
    void aSilentVendorIsChasedAtItsPromiseAndWhenHalfOfItAndAllOfItHasPassedOnceMore() {
        assertThat(STEPS.instants(
                        Awaited.INITIAL_RESPONSE, FRIDAY, new InitialResponse("PT2H", Hours.ROUND_THE_CLOCK), LISBON))
                .containsExactly(
                        FRIDAY.plus(Duration.ofHours(2)),
                        FRIDAY.plus(Duration.ofHours(3)),
                        FRIDAY.plus(Duration.ofHours(4)));
    }

    @Test
    void aPromiseInBusinessHoursStandsStillAtNightAndOnWeekends() {
        assertThat(STEPS.instants(
                        Awaited.INITIAL_RESPONSE, FRIDAY, new InitialResponse("PT4H", Hours.BUSINESS_HOURS), LISBON))
                .containsExactly(
                        Instant.parse("2026-11-23T11:00:00Z"),
                        Instant.parse("2026-11-23T13:00:00Z"),
                        Instant.parse("2026-11-23T15:00:00Z"));
        assertThat(STEPS.instants(
                        Awaited.INITIAL_RESPONSE, FRIDAY, new InitialResponse("P1BD", Hours.BUSINESS_HOURS), LISBON))
                .startsWith(Instant.parse("2026-11-23T15:00:00Z"));
    }

    @Test
    void whereNothingIsPromisedAndWhereThereAreNoStepsNobodyIsReminded() {
        assertThat(STEPS.instants(Awaited.INITIAL_RESPONSE, FRIDAY, null, LISBON))
                .isEmpty();
        assertThat(Chase.of(STEPS.instants(Awaited.OUR_TRIAL, FRIDAY, null, LISBON)))
                .isEqualTo(Chase.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T15:00:00Z, PT2H,   2026-11-20T17:00:00Z",
        "2026-11-20T15:00:00Z, PT2H1S, 2026-11-23T09:00:01Z",
        "2026-11-20T23:00:00Z, PT1H,   2026-11-23T10:00:00Z",
        "2026-11-21T12:00:00Z, PT8H,   2026-11-23T17:00:00Z",
        "2026-11-23T04:00:00Z, PT8H,   2026-11-23T17:00:00Z",
        "2026-03-27T17:00:00Z, PT1H,   2026-03-30T09:00:00Z"
    })
    void businessHoursAreMondayToFridayNineToFive(Instant from, Duration hours, Instant then) {
        assertThat(LISBON.plus(from, hours)).isEqualTo(then);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4h", "PT0S", "-PT1H", "P0BD", "P100BD", "P91D"})
    void whatIsNoDelayIsRefused(String text) {
        assertThatThrownBy(() -> Delay.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void eachStepIsTakenOnceAndOfSeveralThatCameDueTheLatestAlone() {
        var steps = List.of(FRIDAY, FRIDAY.plusSeconds(10), FRIDAY.plusSeconds(20));
        var begun = Chase.of(steps);
        assertThat(begun).isEqualTo(new Chase(0, FRIDAY));
        assertThat(begun.due(steps, FRIDAY.minusNanos(1))).isEmpty();

        assertThat(begun.due(steps, FRIDAY)).contains(new Chase.Step(1, FRIDAY));
        var once = begun.told(steps, FRIDAY);
        assertThat(once).isEqualTo(new Chase(1, FRIDAY.plusSeconds(10)));
        assertThat(once.due(steps, FRIDAY)).isEmpty();

        assertThat(once.due(steps, FRIDAY.plusSeconds(60))).contains(new Chase.Step(3, FRIDAY.plusSeconds(20)));
        assertThat(once.told(steps, FRIDAY.plusSeconds(60))).isEqualTo(new Chase(3, null));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            PREPARING,        false, -
            READY,            false, FILING
            FILING,           false, FILING
            BLOCKED,          false, -
            FILED,            false, INITIAL_RESPONSE
            ACKNOWLEDGED,     false, -
            IN_PROGRESS,      false, -
            AWAITING_PARTNER, false, OUR_ANSWER
            SOLUTION_OFFERED, false, OUR_TRIAL
            CLOSED,           true,  CUSTOMER_TOLD
            HANDED_BACK,      true,  CUSTOMER_TOLD
            HANDED_BACK,      false, -
            REFUSED,          false, -
            WITHDRAWN,        false, -
            """)
    void eachProgressWaitsForSomethingOrNothing(
            EscalationProgress progress, boolean solved, @Nullable Awaited awaited) {
        assertThat(Waiting.of(progress, solved).orElse(null)).isEqualTo(awaited);
    }
}
