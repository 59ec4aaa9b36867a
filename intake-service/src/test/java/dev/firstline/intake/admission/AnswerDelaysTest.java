package dev.firstline.intake.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.Event;
import dev.firstline.contracts.EventEnvelope;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.escalation.BlockReason;
import dev.firstline.contracts.escalation.EscalationEvent;
import dev.firstline.contracts.sla.SlaEvent;
import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.intake.Decisions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnswerDelaysTest {

    private static final Instant OPENED = Instant.parse("2026-11-29T09:00:00Z");
    private static final UUID TICKET = new UUID(OPENED.toEpochMilli() << 16 | 0x7000, 0x8000000000000001L);
    private static final UUID BY_NAME = UUID.nameUUIDFromBytes(new byte[] {1});

    private final AnswerDelays delays = new AnswerDelays();

    @Test
    void theFirstDecisionIsAnAnswerAndOneOfALaterVersionIsNot() {
        assertThat(heard(decided(TICKET, 1), 2)).contains(answer(Stage.DIAGNOSIS, 2));
        assertThat(heard(decided(TICKET, 2), 3)).isEmpty();
    }

    /** An incident that is entered an hour later decides thousands of tickets anew that were answered long ago. */
    @Test
    void aDecisionBecauseOfWhatCameLaterIsNoAnswerAndNeitherIsWhatFollowsIt() {
        heard(decided(TICKET, 1), 2);

        assertThat(heard(Decisions.decidedAnew(TICKET, 1, Outcome.ESCALATE_MICROSOFT, OPENED), 3_600))
                .isEmpty();
        assertThat(heard(blocked(), 3_601)).isEmpty();
    }

    @Test
    void anEscalationIsAnAnswerRightAfterTheDecisionAndOnlyOnce() {
        assertThat(heard(blocked(), 1)).isEmpty();

        heard(decided(TICKET, 1), 2);

        assertThat(heard(blocked(), 3)).contains(answer(Stage.ESCALATION, 3));
        assertThat(heard(blocked(), 4)).isEmpty();
    }

    /** A minute later somebody writes more into a ticket: nobody waited for that since it was opened. */
    @Test
    void anEscalationThatACorrectionBroughtIsNoAnswer() {
        heard(decided(TICKET, 1, Outcome.RESOLVE_BY_PARTNER), 2);
        assertThat(heard(blocked(), 60)).isEmpty();

        heard(decided(TICKET, 1), 2);
        heard(decided(TICKET, 2), 59);
        assertThat(heard(blocked(), 60)).isEmpty();
    }

    /** Somebody decides an hour later, and then gives it back to the machine: nobody waited for that since it was opened. */
    @Test
    void whatAPersonDecidesIsNoAnswerNorWhatTheMachineSaysWhenItIsAskedAgain() {
        heard(decided(TICKET, 1, Outcome.RESOLVE_BY_PARTNER), 2);

        assertThat(heard(Decisions.byPerson(TICKET, 1, Outcome.ESCALATE_MICROSOFT, OPENED), 3_600))
                .isEmpty();
        assertThat(heard(blocked(), 3_601)).isEmpty();
        assertThat(heard(Decisions.decidedAnew(TICKET, 1, Outcome.ESCALATE_MICROSOFT, OPENED), 7_200))
                .isEmpty();
        assertThat(heard(blocked(), 7_201)).isEmpty();
    }

    @Test
    void theFirstPromiseIsAnAnswerAndALaterOneIsNot() {
        assertThat(heard(started(SlaTarget.FIRST_RESPONSE, OPENED, null), 2)).contains(answer(Stage.SLA, 2));
        assertThat(heard(started(SlaTarget.RESOLUTION, OPENED, null), 2)).isEmpty();
        assertThat(heard(started(SlaTarget.FIRST_RESPONSE, OPENED, 2), 2)).isEmpty();
        assertThat(heard(started(SlaTarget.FIRST_RESPONSE, OPENED.plusSeconds(60), null), 62))
                .isEmpty();
    }

    @Test
    void whatHasNoTimeInItsIdSaysNothing() {
        assertThat(heard(decided(BY_NAME, 1), 2)).isEmpty();
    }

    /** Answers gather here before they are heard: only until they were given the pipeline is late. */
    @Test
    void whatGathersHereIsNotLate() {
        var decision = event(decided(TICKET, 1), OPENED.plusMillis(80));

        assertThat(delays.of(decision, OPENED.plusMillis(580)))
                .contains(new AnswerDelays.Answer(Stage.DIAGNOSIS, Duration.ofMillis(80), Duration.ofMillis(580)));
    }

    /** The other service's machine may be some milliseconds ahead. */
    @Test
    void anAnswerIsHeardNoEarlierThanItWasGiven() {
        var decision = event(decided(TICKET, 1), OPENED.plusMillis(80));

        assertThat(delays.of(decision, OPENED.plusMillis(70)))
                .contains(new AnswerDelays.Answer(Stage.DIAGNOSIS, Duration.ofMillis(80), Duration.ofMillis(80)));
    }

    private Optional<AnswerDelays.Answer> heard(Event event, long secondsLater) {
        var now = OPENED.plusSeconds(secondsLater);
        return delays.of(event(event, now), now);
    }

    private static EventEnvelope<?> event(Event event, Instant made) {
        var id = new UUID(made.toEpochMilli() << 16 | 0x7000, 0x8000000000000002L);
        return new EventEnvelope<>(id, "/firstline/other", new TenantPath("contoso"), null, event);
    }

    private static AnswerDelays.Answer answer(Stage stage, long seconds) {
        return new AnswerDelays.Answer(stage, Duration.ofSeconds(seconds), Duration.ofSeconds(seconds));
    }

    private static Event decided(UUID ticket, long version) {
        return decided(ticket, version, Outcome.ESCALATE_MICROSOFT);
    }

    private static Event decided(UUID ticket, long version, Outcome outcome) {
        return Decisions.decided(ticket, version, outcome, null, OPENED);
    }

    private static Event blocked() {
        return new EscalationEvent.Blocked(TICKET, UUID.randomUUID(), OPENED, null, BlockReason.values()[0]);
    }

    private static Event started(SlaTarget target, Instant at, @Nullable Integer cycle) {
        return new SlaEvent.Started(
                TICKET, UUID.randomUUID(), target, at, "policy", "PT2H", "24x7", at.plusSeconds(7200), cycle);
    }
}
