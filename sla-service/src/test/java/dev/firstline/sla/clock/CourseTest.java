package dev.firstline.sla.clock;

import static dev.firstline.sla.clock.History.minute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.CommunicationDirection;
import dev.firstline.contracts.ticket.CommunicationVisibility;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.sla.policy.Goal;
import dev.firstline.sla.policy.PolicyResolution;
import dev.firstline.sla.policy.Promise;
import dev.firstline.sla.policy.Reopening;
import dev.firstline.sla.policy.Turns;
import dev.firstline.sla.policy.Unanswered;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Going on from where a derivation stopped says what all facts say: {@link World} compares after every step. {@code -Dseed=} repeats a run. */
class CourseTest {

    private static final UUID OTHER_BOOK = new UUID(9, 9);
    private static final TicketStatus[] STATUSES = TicketStatus.values();

    private static final PolicyResolution ANEW = (target, ticket) -> History.EVERY_TARGET
            .promise(target, ticket)
            .map(promise -> new Promise(
                    "anew",
                    2,
                    promise.rule(),
                    promise.source(),
                    promise.amount(),
                    promise.calendar(),
                    Goal.usualPauses(target),
                    promise.thresholds(),
                    new Turns(Reopening.BEGINS_ANEW, Unanswered.BROKEN, Duration.ZERO)));

    private static final Books BOOKS = book -> OTHER_BOOK.equals(book) ? ANEW : History.EVERY_TARGET;

    static IntStream lives() {
        return IntStream.range(0, 80);
    }

    private final long seed = Long.getLong("seed", System.nanoTime());

    @ParameterizedTest
    @MethodSource("lives")
    void afterEveryFactItSaysWhatTheFullDerivationSays(int number) {
        var random = new Random(seed + number);
        // Some tickets calm and some in a hurry: the bounds of a slip lie within the hours of the one and beyond those
        // of the other.
        int pace = List.of(1, 5, 20, 90).get(number % 4);
        var world = new World(BOOKS);
        var facts = shuffledALittle(life(random, 150, pace), random);
        int steps = 0;
        for (int i = 0; i < facts.size(); steps++) {
            int size = Math.min(facts.size() - i, random.nextInt(8) == 0 ? 1 + random.nextInt(6) : 1);
            world.hear(facts.subList(i, i + size));
            i += size;
            if (random.nextInt(6) == 0) {
                world.fireUntil(minute(random.nextInt(150 * pace)));
            }
            if (random.nextInt(10) == 0) {
                world.hear(facts.get(random.nextInt(i)));
            }
        }
        world.assertToldAsItStands();
        assertThat(world.onward()).as("steps of %d, seed %d", steps, seed).isGreaterThan(steps / 2);
    }

    @Test
    void aStepLooksAtOpenClocksAloneHoweverLongTheHistoryIs() {
        var history = History.opened(Severity.A);
        var course = Course.of(history.facts(), BOOKS).orElseThrow().course(Set.of());
        int heaviest = 0;
        for (int i = 1; i <= 100_000; i++) {
            var word = i % 2 == 0 ? history.asked(i) : history.replied(i);
            var step = course.with(List.of(word.last()), BOOKS).orElseThrow();
            assertThat(step.clocks()).hasSizeLessThanOrEqualTo(6);
            course = step.course(Set.of());
            heaviest = Math.max(heaviest, course.weight());
        }
        assertThat(course.facts()).isEqualTo(100_001);
        assertThat(heaviest).isLessThan(30_000);
    }

    @Test
    void wordsOnAResolvedTicketAreGoneOnWithAndItsReopeningIsLeftToAllFacts() {
        var history = History.opened(Severity.A).replied(1).moved(2, TicketStatus.RESOLVED);
        var course = Course.of(history.facts(), BOOKS).orElseThrow().course(Set.of());
        for (int i = 3; i < 5_000; i++) {
            course = course.with(List.of(history.asked(i).last()), BOOKS)
                    .orElseThrow()
                    .course(Set.of());
        }
        assertThat(course.weight())
                .as("it does not remember what it cannot go on from")
                .isLessThan(30_000);
        assertThat(course.with(
                        List.of(history.moved(5_000, TicketStatus.IN_PROGRESS).last()), BOOKS))
                .isEmpty();
    }

    @Test
    void aReopeningSoonAfterTheResolutionNeedsNoOtherFactsThanThoseSinceThen() {
        var history = History.opened(Severity.A);
        var course = Course.of(history.facts(), BOOKS).orElseThrow().course(Set.of());
        for (int i = 1; i < 500; i++) {
            course = course.with(List.of(history.asked(i).last()), BOOKS)
                    .orElseThrow()
                    .course(Set.of());
        }
        course = course.with(List.of(history.moved(500, TicketStatus.RESOLVED).last()), BOOKS)
                .orElseThrow()
                .course(Set.of());
        assertThat(course.with(
                        List.of(history.moved(501, TicketStatus.IN_PROGRESS).last()), BOOKS))
                .isPresent();
    }

    /** What comes a little late, and now and then what comes very late. */
    private static List<TicketFact> shuffledALittle(List<TicketFact> facts, Random random) {
        var shuffled = new ArrayList<>(facts);
        for (int i = 2; i < shuffled.size(); i++) {
            if (random.nextInt(12) == 0) {
                Collections.swap(shuffled, i, i - 1);
            }
        }
        var late = shuffled.remove(1 + random.nextInt(20));
        shuffled.add(shuffled.size() - random.nextInt(40), late);
        return shuffled;
    }

    private static List<TicketFact> life(Random random, int length, int pace) {
        var history = History.opened(Severity.A);
        int at = 0;
        while (history.facts().size() < length) {
            at += random.nextInt(2 * pace + 1);
            // Now and then a clock that runs behind.
            int stamp = random.nextInt(15) == 0 ? at - pace : at;
            switch (random.nextInt(14)) {
                case 0, 1 -> history.replied(stamp);
                case 2, 3, 4 -> history.asked(stamp);
                case 5 -> history.severity(stamp, random.nextInt(3) == 0 ? null : Severity.values()[random.nextInt(3)]);
                case 6 -> history.filed(stamp);
                case 7 -> history.vendorSpoke(stamp);
                case 8 -> history.withdrawn(stamp);
                case 9 -> history.diagnosed(stamp, Outcome.values()[random.nextInt(Outcome.values().length)]);
                case 10 -> history.rebased(stamp, random.nextBoolean() ? OTHER_BOOK : new UUID(0, 7));
                case 11 -> history.wrote(stamp, CommunicationDirection.OUTBOUND, CommunicationVisibility.INTERNAL);
                default ->
                    history.moved(
                            stamp,
                            random.nextInt(3) == 0
                                    ? TicketStatus.IN_PROGRESS
                                    : STATUSES[random.nextInt(STATUSES.length)]);
            }
        }
        return history.facts();
    }
}
