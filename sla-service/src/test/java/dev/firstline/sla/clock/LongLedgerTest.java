package dev.firstline.sla.clock;

import static dev.firstline.sla.clock.History.minute;
import static dev.firstline.sla.clock.History.opened;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.sla.calendar.ShippedCalendars;
import dev.firstline.sla.policy.Amount;
import dev.firstline.sla.policy.PolicyResolution;
import dev.firstline.sla.policy.Promise;
import dev.firstline.sla.policy.Thresholds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A clock that is paused thousands of times. */
class LongLedgerTest {

    private static final UUID AT_THE_DESK = new UUID(9, 9);

    /** Long enough that nothing breaks unless a test wants it to. */
    private static final PolicyResolution ROUND_THE_CLOCK = promising(Duration.ofDays(30), "24x7");

    private static final PolicyResolution OFFICE = promising(Duration.ofDays(20), ShippedCalendars.DESK_DE);

    private static final Books BOOKS = book -> AT_THE_DESK.equals(book) ? OFFICE : ROUND_THE_CLOCK;

    private static PolicyResolution promising(Duration goal, String calendar) {
        return (target, ticket) -> Optional.of(target)
                .filter(SlaTarget.RESOLUTION::equals)
                .flatMap(any -> History.POLICY.promise(any, ticket))
                .map(promise -> new Promise(
                        promise.policy(),
                        promise.policyVersion(),
                        promise.rule(),
                        promise.source(),
                        new Amount.ServiceTime(goal),
                        ShippedCalendars.named(calendar),
                        promise.pausing(),
                        new Thresholds(
                                List.of(50),
                                List.of(),
                                List.of(Duration.ofMinutes(30), Duration.ofHours(20), Duration.ofDays(3)))));
    }

    /** Three minutes at work, two with the customer, again and again. */
    private static History paused(History history, int from, int times) {
        for (int i = 0; i < times; i++) {
            history.moved(from + 5 * i + 3, TicketStatus.WAITING_ON_CUSTOMER)
                    .moved(from + 5 * i + 5, TicketStatus.IN_PROGRESS);
        }
        return history;
    }

    private static Clock clock(History history, Books books) {
        return Clocks.derive(history.facts(), books).getFirst();
    }

    @Test
    void itsLedgerHasAnEndAndItsSumsAreExact() {
        var clock = clock(paused(opened(Severity.A), 0, 3_000), BOOKS);
        assertThat(clock.ledger().intervals()).hasSize(Ledger.KEPT);
        assertThat(clock.ledger().folded().count()).isEqualTo(6_001 - Ledger.KEPT);
        var end = minute(15_000);
        assertThat(clock.elapsed(end)).isEqualTo(Duration.ofMinutes(9_000));
        assertThat(clock.ledger().held(end).get(IntervalCause.RUNNING)).isEqualTo(Duration.ofMinutes(9_000));
        assertThat(clock.ledger().held(end).get(IntervalCause.CUSTOMER)).isEqualTo(Duration.ofMinutes(6_000));
        assertThat(clock.startedAt()).isEqualTo(minute(0));
        assertThat(clock.dueAt())
                .isEqualTo(minute(15_000).plus(Duration.ofDays(30).minusMinutes(9_000)));
    }

    @Test
    void fewIntervalsStayAsTheyWere() {
        var clock = clock(paused(opened(Severity.A), 0, Ledger.KEPT / 2 - 1), BOOKS);
        assertThat(clock.ledger().intervals()).hasSize(Ledger.KEPT - 1);
        assertThat(clock.ledger().folded()).isNull();
    }

    @Test
    void anotherCalendarCountsAllOfItAnew() {
        var history = paused(opened(Severity.A), 0, 1_000).rebased(5_001, AT_THE_DESK);
        var course = Course.of(history.facts().subList(0, 2_001), BOOKS)
                .orElseThrow()
                .course(Set.of());
        assertThat(course.with(List.of(history.last()), BOOKS))
                .as("what was folded was counted by another calendar")
                .isEmpty();
        var calendar = ShippedCalendars.named(ShippedCalendars.DESK_DE);
        var used = Duration.ZERO;
        for (int i = 0; i < 1_000; i++) {
            used = used.plus(calendar.between(minute(5L * i), minute(5L * i + 3)));
        }
        assertThat(clock(history, BOOKS).elapsed(minute(5_000))).isEqualTo(used);
    }

    @Test
    void anotherGoalOfTheSameCalendarIsGoneOnWith() {
        Books books = book -> book == null ? ROUND_THE_CLOCK : promising(Duration.ofDays(40), "24x7");
        var history = paused(opened(Severity.A), 0, 1_000);
        var course = Course.of(history.facts(), books).orElseThrow().course(Set.of());
        history.rebased(5_001, AT_THE_DESK);
        assertThat(course.with(List.of(history.last()), books).orElseThrow().clocks())
                .singleElement()
                .satisfies(clock -> assertThat(clock.dueAt())
                        .isEqualTo(clock(history, books).dueAt()));
    }

    /** {@link World} compares both ways after every step, and what was told with how the clock stands. */
    @Test
    void goingOnSaysWhatTheWholeOfItSays() {
        Books books = book -> AT_THE_DESK.equals(book) ? OFFICE : promising(Duration.ofMinutes(1_200), "24x7");
        var history = paused(opened(Severity.A), 0, 300);
        history.rebased(1_501, new UUID(9, 1));
        paused(history, 1_502, 500);
        history.rebased(4_100, AT_THE_DESK);
        paused(history, 4_101, 200);
        var world = new World(books);
        var facts = history.facts();
        for (int i = 0; i < facts.size(); i += 5) {
            world.hear(facts.subList(i, Math.min(facts.size(), i + 5)));
        }
        world.assertToldAsItStands();
        assertThat(world.onward()).as("of %d", facts.size() / 5).isGreaterThan(facts.size() / 6);
    }

    @Test
    void whatIsRememberedHasAnEndBeforeAndAfterTheBreach() {
        Books books = any -> promising(Duration.ofHours(50), "24x7");
        var history = opened(Severity.A);
        var course = Course.of(history.facts(), books).orElseThrow().course(Set.of());
        for (int i = 0; i < 3_000; i++) {
            paused(history, 5 * i, 1);
            var facts = history.facts();
            var step = course.with(facts.subList(facts.size() - 2, facts.size()), books)
                    .orElseThrow();
            course = step.course(Set.of());
            assertThat(course.weight()).isLessThan(100_000);
            assertThat(step.clocks())
                    .allSatisfy(clock -> assertThat(clock.ledger().intervals()).hasSizeLessThanOrEqualTo(Ledger.KEPT));
        }
        var clock = clock(history, books);
        assertThat(clock.state()).isEqualTo(ClockState.BREACHED);
        assertThat(clock.elapsed(clock.endedAt())).isEqualTo(Duration.ofHours(50));
        assertThat(clock.overdues()).hasSize(3);
        var settled = history.moved(15_000, TicketStatus.RESOLVED);
        assertThat(course.with(List.of(settled.last()), books).orElseThrow().clocks())
                .singleElement()
                .satisfies(last -> assertThat(last.withoutTransitions())
                        .isEqualTo(clock(settled, books).withoutTransitions()));
        // 9,000 minutes at work, 50 hours of them in time.
        assertThat(clock(settled, books).settlement().late()).isEqualTo(Duration.ofMinutes(9_000 - 3_000));
    }

    @Test
    void aFactFromFarBeforeIsToldAsACorrectionAndNothingIsToldAgain() {
        var history = paused(opened(Severity.A), 0, 1_000);
        var before = clock(history, BOOKS);
        var told = new HashSet<String>(List.of("started", News.FOLDED));
        before.transitions().reversed().stream()
                .limit(News.KEPT)
                .map(Transition::key)
                .forEach(told::add);
        assertThat(News.of(before, before.standing(), told)).isEqualTo(new News.Happened(List.of()));

        // At minute 6 somebody had set it waiting for the vendor, which was heard of only now.
        var late = new TicketFact.StatusChanged(new UUID(8, 8), 4, minute(6), TicketStatus.WAITING_ON_VENDOR);
        var facts = new ArrayList<TicketFact>(List.of(late));
        for (var fact : history.facts()) {
            facts.add(fact instanceof TicketFact.StatusChanged move && move.version() >= 4 ? later(move) : fact);
        }
        var after = Clocks.derive(facts, BOOKS).getFirst();
        assertThat(after.elapsed(minute(5_000))).isEqualTo(Duration.ofMinutes(2_998));
        assertThat(News.of(after, before.standing(), told))
                .isInstanceOfSatisfying(
                        News.Corrected.class, news -> assertThat(news.now()).isEqualTo(after.standing()));
    }

    private static TicketFact later(TicketFact.StatusChanged fact) {
        return new TicketFact.StatusChanged(fact.eventId(), fact.version() + 1, fact.at(), fact.to());
    }
}
