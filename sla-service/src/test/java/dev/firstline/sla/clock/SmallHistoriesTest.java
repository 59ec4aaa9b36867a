package dev.firstline.sla.clock;

import static dev.firstline.sla.clock.History.minute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntConsumer;
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
            (history, at) -> history.severity(at, null),
            (history, at) -> history.moved(at, TicketStatus.CLOSED),
            History::replied);

    /** What clocks that begin anew look at. */
    private static final List<BiFunction<History, Integer, History>> TALK = List.of(
            History::asked,
            History::replied,
            History::filed,
            History::vendorSpoke,
            (history, at) -> history.moved(at, TicketStatus.RESOLVED),
            (history, at) -> history.moved(at, TicketStatus.IN_PROGRESS),
            (history, at) -> history.severity(at, null),
            (history, at) -> history.severity(at, Severity.A));

    private static final Instant FOR_EVER = minute(100_000);

    /** On all processors: each history is looked at for itself. */
    private static void every(int step, int end, IntConsumer look) {
        IntStream.iterate(0, number -> number < end, number -> number + step).boxed().toList().parallelStream()
                .forEach(look::accept);
    }

    @Test
    void everyOrderOfHearingEndsInTheSameClocks() {
        var orders = permutations(6);
        // A sample of the 10^5 histories of six facts, spread evenly; each in all of its 720 orders.
        every(997, power(STEPS.size(), 5), number -> {
            var facts = history(number, 5).facts();
            var expected = Clocks.derive(facts, History.POLICY);
            for (var order : orders) {
                assertThat(Clocks.derive(order.stream().map(facts::get).toList(), History.POLICY))
                        .isEqualTo(expected);
            }
        });
    }

    @Test
    void heardOneByOneInAnyOrderTheClocksAreThoseOfTheRightOrderAndARepeatTellsNothing() {
        var orders = permutations(4);
        every(1, power(STEPS.size(), 3), number -> {
            var facts = history(number, 3).facts();
            var expected = Clocks.derive(facts, History.POLICY);
            for (var order : orders) {
                var world = new World();
                order.forEach(index -> world.hear(facts.get(index)));
                world.assertClocksAre(expected);
                world.assertToldAsItStands();
                int words = world.words();
                order.forEach(index -> world.hear(facts.get(index)));
                assertThat(world.words()).isEqualTo(words);
            }
        });
    }

    @Test
    void wheneverTheTimerFiresBetweenTwoFactsTheOutcomeIsThatOfAllFacts() {
        var orders = permutations(4);
        every(1, power(STEPS.size(), 3), number -> {
            var facts = history(number, 3).facts();
            var expected = judgedForEver(Clocks.derive(facts, History.POLICY));
            for (var order : orders) {
                for (int fireAfter = 0; fireAfter < facts.size(); fireAfter++) {
                    var world = new World();
                    for (int i = 0; i < facts.size(); i++) {
                        world.hear(facts.get(order.get(i)));
                        if (i == fireAfter) {
                            world.fireUntil(minute(70));
                        }
                        world.assertToldAsItStands();
                    }
                    world.fireUntil(FOR_EVER);
                    world.assertToldAsItStands();
                    world.assertClocksAre(expected);
                }
            }
        });
    }

    @Test
    void clocksThatBeginAnewEndAsAllFactsSayInEveryOrderOfHearingWheneverTheTimerFires() {
        var orders = permutations(5);
        // Every 23rd of the 8^4 histories of five facts, so that each step comes in each place.
        every(23, power(TALK.size(), 4), number -> {
            var history = History.opened(Severity.A);
            for (int step = 1, rest = number; step <= 4; step++, rest /= TALK.size()) {
                history = TALK.get(rest % TALK.size()).apply(history, step * 25);
            }
            var facts = history.facts();
            var expected = Clocks.derive(facts, History.EVERY_TARGET);
            int turn = number;
            for (var order : orders) {
                int fireAfter = turn++ % facts.size();
                var world = new World(History.EVERY_TARGET);
                for (int i = 0; i < facts.size(); i++) {
                    world.hear(facts.get(order.get(i)));
                    if (i == fireAfter) {
                        world.fireUntil(minute(80));
                    }
                }
                world.assertToldAsItStands();
                world.fireUntil(FOR_EVER);
                world.assertToldAsItStands();
                world.assertClocksAre(judgedForEver(expected));
            }
        });
    }

    @Test
    void aPauseThatIsHeardAfterTheBreachWasToldTakesTheBreachBack() {
        var facts = History.opened(Severity.A)
                .moved(10, TicketStatus.WAITING_ON_CUSTOMER)
                .moved(30, TicketStatus.IN_PROGRESS)
                .facts();
        var world = new World();
        world.hear(facts.get(0));
        world.fireUntil(minute(61));
        world.hear(facts.get(1));
        assertThat(world.told(SlaTarget.RESOLUTION).getLast())
                .isInstanceOfSatisfying(News.Corrected.class, corrected -> {
                    assertThat(corrected.told().state()).isEqualTo(ClockState.BREACHED);
                    assertThat(corrected.now().state()).isEqualTo(ClockState.PAUSED);
                });
        world.hear(facts.get(2));
        world.assertClocksAre(Clocks.derive(facts, History.POLICY).stream()
                .map(clock -> clock.target() == SlaTarget.FIRST_RESPONSE ? clock.judgedUntil(minute(61)) : clock)
                .toList());
        world.assertToldAsItStands();
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
        assertThat(world.told(SlaTarget.RESOLUTION).stream()
                        .flatMap(news -> ((News.Happened) news).transitions().stream()))
                .extracting(transition -> transition.getClass().getSimpleName())
                .containsExactly("Started", "Paused", "Paused", "Resumed", "Paused");
    }

    private static List<Clock> judgedForEver(List<Clock> clocks) {
        return clocks.stream().map(clock -> clock.judgedUntil(FOR_EVER)).toList();
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
