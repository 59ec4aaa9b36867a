package dev.firstline.sla.clock;

import static dev.firstline.sla.clock.History.minute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every history of a few facts, heard in every order. */
class SmallHistoriesTest {

    /** What can happen next; 25 minutes apart, so that histories of severity A and B pass their due instants. */
    private static final List<BiFunction<History, Integer, History>> STEPS = List.of(
            (history, at) -> history.moved(at, TicketStatus.WAITING_ON_CUSTOMER),
            (history, at) -> history.moved(at, TicketStatus.WAITING_ON_VENDOR),
            (history, at) -> history.moved(at, TicketStatus.IN_PROGRESS),
            (history, at) -> history.moved(at, TicketStatus.RESOLVED),
            (history, at) -> history.moved(at, TicketStatus.CANCELED),
            (history, at) -> history.severity(at, Severity.A),
            (history, at) -> history.severity(at, Severity.B),
            History::replied);

    /** What clocks that begin anew look at. */
    private static final List<BiFunction<History, Integer, History>> TALK = List.of(
            History::asked,
            History::replied,
            History::filed,
            History::vendorSpoke,
            (history, at) -> history.moved(at, TicketStatus.RESOLVED),
            (history, at) -> history.moved(at, TicketStatus.IN_PROGRESS));

    @Test
    void everyOrderOfHearingEndsInTheSameClocks() {
        var orders = permutations(6);
        // A sample of the 8^5 histories of six facts, spread evenly; each in all of its 720 orders.
        for (int number = 0; number < power(STEPS.size(), 5); number += 331) {
            var facts = history(number, 5).facts();
            var expected = Clocks.derive(facts, History.POLICY);
            for (var order : orders) {
                assertThat(Clocks.derive(order.stream().map(facts::get).toList(), History.POLICY))
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void heardOneByOneInAnyOrderEachClockEndsOnceAndTheLedgerIsThatOfTheRightOrder() {
        var orders = permutations(4);
        for (int number = 0; number < power(STEPS.size(), 3); number++) {
            var facts = history(number, 3).facts();
            var expected = Clocks.derive(facts, History.POLICY);
            for (var order : orders) {
                var world = new World();
                order.forEach(index -> world.hear(facts.get(index)));
                order.forEach(index -> world.hear(facts.get(index)));
                world.assertOneEndAtMost();
                world.assertLedgersOf(expected);
            }
        }
    }

    @Test
    void wheneverTheTimerFiresBetweenTwoFactsTheEndItToldStays() {
        var orders = permutations(4);
        for (int number = 0; number < power(STEPS.size(), 3); number += 3) {
            var facts = history(number, 3).facts();
            for (var order : orders) {
                for (int fireAfter = 0; fireAfter < facts.size(); fireAfter++) {
                    var world = new World();
                    for (int i = 0; i < facts.size(); i++) {
                        world.hear(facts.get(order.get(i)));
                        if (i == fireAfter) {
                            world.fireUntil(minute(70));
                        }
                    }
                    world.fireUntil(minute(100_000));
                    world.assertOneEndAtMost();
                    world.assertNothingRuns();
                }
            }
        }
    }

    @Test
    void clocksThatBeginAnewEndOnceEachInEveryOrderOfHearing() {
        var orders = permutations(5);
        // Every seventh of the 6^4 histories of five facts, so that each step comes in each place.
        for (int number = 0; number < power(TALK.size(), 4); number += 7) {
            var history = History.opened(Severity.A);
            for (int step = 1, rest = number; step <= 4; step++, rest /= TALK.size()) {
                history = TALK.get(rest % TALK.size()).apply(history, step * 25);
            }
            var facts = history.facts();
            var expected = Clocks.derive(facts, History.EVERY_TARGET);
            for (var order : orders) {
                assertThat(Clocks.derive(order.stream().map(facts::get).toList(), History.EVERY_TARGET))
                        .isEqualTo(expected);
                var world = new World(History.EVERY_TARGET);
                order.forEach(index -> world.hear(facts.get(index)));
                world.fireUntil(minute(100_000));
                world.assertOneEndAtMost();
                world.assertNothingRuns();
            }
        }
    }

    @Test
    void aLatePauseMendsTheLedgerButNotTheBreachThatWasTold() {
        var facts = History.opened(Severity.A)
                .moved(10, TicketStatus.WAITING_ON_CUSTOMER)
                .moved(30, TicketStatus.IN_PROGRESS)
                .facts();
        var breached = Map.<ClockKey, Transition.End>of(
                new ClockKey(SlaTarget.RESOLUTION, 1), new Transition.Breached(minute(60)));
        var clock = Clocks.derive(facts, any -> History.POLICY, breached).get(1);
        assertThat(clock.state()).isEqualTo(ClockState.BREACHED);
        assertThat(clock.endedAt()).isEqualTo(minute(60));
        assertThat(clock.ledger().intervals()).hasSize(3);
    }

    @Test
    void whatALateFactPutsBeforeTheLastWordIsFollowedByTheLastWordAgain() {
        var facts = History.opened(Severity.A)
                .moved(10, TicketStatus.WAITING_ON_CUSTOMER)
                .moved(20, TicketStatus.IN_PROGRESS)
                .moved(30, TicketStatus.WAITING_ON_VENDOR)
                .facts();
        var world = new World();
        List.of(0, 1, 3).forEach(index -> world.hear(facts.get(index)));
        world.hear(facts.get(2));
        assertThat(world.told(SlaTarget.RESOLUTION))
                .extracting(transition -> transition.getClass().getSimpleName())
                .containsExactly("Started", "Paused", "Paused", "Resumed", "Paused");
    }

    private static History history(int number, int steps) {
        var history = History.opened(number % 2 == 0 ? Severity.A : Severity.B);
        for (int step = 1, rest = number; step <= steps; step++, rest /= STEPS.size()) {
            history = STEPS.get(rest % STEPS.size()).apply(history, step * 25);
        }
        return history;
    }

    private static int power(int base, int exponent) {
        return (int) Math.pow(base, exponent);
    }

    private static List<List<Integer>> permutations(int size) {
        var result = new ArrayList<List<Integer>>();
        permute(IntStream.range(0, size).boxed().collect(ArrayList::new, List::add, List::addAll), 0, result);
        return result;
    }

    private static void permute(List<Integer> numbers, int from, List<List<Integer>> into) {
        if (from == numbers.size()) {
            into.add(List.copyOf(numbers));
        }
        for (int i = from; i < numbers.size(); i++) {
            Collections.swap(numbers, from, i);
            permute(numbers, from + 1, into);
            Collections.swap(numbers, from, i);
        }
    }
}
