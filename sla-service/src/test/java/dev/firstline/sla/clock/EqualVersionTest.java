package dev.firstline.sla.clock;

import static dev.firstline.sla.clock.History.minute;
import static dev.firstline.sla.clock.History.opened;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.sla.policy.Amount;
import dev.firstline.sla.policy.PolicyResolution;
import dev.firstline.sla.policy.Promise;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A ticket that is judged anew by mistake, and then by a version that says what the first one said. */
class EqualVersionTest {

    private static final UUID TIGHT = new UUID(9, 2);
    private static final UUID AGAIN = new UUID(9, 3);
    private static final UUID NOTHING = new UUID(9, 4);
    private static final UUID ONCE_MORE = new UUID(9, 5);
    private static final UUID OTHER_SOURCE = new UUID(9, 6);

    private static final Map<UUID, PolicyResolution> SET = Map.of(
            TIGHT, version(2, 10, "the contract"),
            AGAIN, version(3, 60, "the contract"),
            NOTHING, (target, ticket) -> Optional.empty(),
            ONCE_MORE, version(5, 60, "the contract"),
            OTHER_SOURCE, version(6, 60, "another contract"));

    private static final PolicyResolution FIRST = version(1, 60, "the contract");

    private static final Books BOOKS = book -> book == null ? FIRST : SET.get(book);

    private static PolicyResolution version(int number, int minutes, String source) {
        return (target, ticket) -> History.POLICY
                .promise(target, ticket)
                .map(promise -> new Promise(
                        "own",
                        number,
                        promise.rule(),
                        source,
                        new Amount.ServiceTime(Duration.ofMinutes(minutes)),
                        promise.calendar(),
                        promise.pausing(),
                        promise.thresholds()));
    }

    private static Clock resolution(History history) {
        return Clocks.derive(history.facts(), BOOKS).stream()
                .filter(clock -> clock.target() == SlaTarget.RESOLUTION)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatWasChosenByMistakeAndTakenBackByAnEqualVersionNeverWas() {
        var mistaken = opened(Severity.A).rebased(30, TIGHT);
        assertThat(resolution(mistaken).dueAt()).as("used up").isEqualTo(minute(30));

        var takenBack = resolution(mistaken.rebased(31, AGAIN).asked(40));
        assertThat(takenBack.state()).isEqualTo(ClockState.RUNNING);
        assertThat(takenBack.dueAt()).isEqualTo(minute(60));
        assertThat(takenBack.promisedAt()).isEqualTo(minute(0));
        assertThat(takenBack.transitions()).noneMatch(Transition.Rebased.class::isInstance);
    }

    @Test
    void whatHeldForLongerThanASlipIsNoMistake() {
        assertThat(resolution(opened(Severity.A)
                                .rebased(30, TIGHT)
                                .rebased(46, AGAIN)
                                .asked(47))
                        .endedAt())
                .isEqualTo(minute(30));
    }

    @Test
    void aGapThatAnEqualVersionClosesIsNoWayAroundADueInstant() {
        var covered = opened(Severity.A).rebased(50, NOTHING).rebased(70, AGAIN).asked(80);
        assertThat(resolution(covered).state()).isEqualTo(ClockState.BREACHED);
        assertThat(resolution(covered).endedAt()).isEqualTo(minute(60));
    }

    @Test
    void anotherSourceIsAnotherPromise() {
        assertThat(resolution(opened(Severity.A)
                                .rebased(30, TIGHT)
                                .rebased(31, OTHER_SOURCE)
                                .asked(40))
                        .endedAt())
                .isEqualTo(minute(30));
    }

    @Test
    void anEqualVersionThatNobodyTookAnythingBackWithIsToldByItsNumber() {
        assertThat(resolution(opened(Severity.A).rebased(30, AGAIN)).promise().policyVersion())
                .isEqualTo(3);
    }

    /** {@link World} compares both ways after every fact: what is remembered of the past is the first promise, and what judges is the last. */
    @Test
    void goingOnSaysTheSameHoweverOftenItIsTakenBack() {
        for (var other : List.of(TIGHT, NOTHING, OTHER_SOURCE)) {
            var world = new World(BOOKS);
            var history = opened(Severity.C).rebased(1, other).rebased(2, AGAIN);
            for (int i = 3; i < 200; i += 7) {
                history = history.severity(i, i % 2 == 0 ? Severity.A : Severity.B)
                        .rebased(i + 1, i % 3 == 0 ? other : AGAIN)
                        .rebased(i + 2, i % 4 == 0 ? AGAIN : ONCE_MORE)
                        .asked(i + 4);
            }
            history.facts().forEach(world::hear);
            world.assertToldAsItStands();
            assertThat(world.onward()).isPositive();
        }
    }
}
