package dev.firstline.intake.lifecycle;

import static dev.firstline.contracts.ticket.TicketStatus.IN_PROGRESS;
import static dev.firstline.contracts.ticket.TicketStatus.NEW;
import static dev.firstline.contracts.ticket.TicketStatus.REJECTED;
import static dev.firstline.contracts.ticket.TicketStatus.RESOLVED;
import static dev.firstline.contracts.ticket.TicketStatus.TRIAGED;
import static dev.firstline.contracts.ticket.TicketStatus.WAITING_ON_CUSTOMER;
import static dev.firstline.contracts.ticket.TicketStatus.WAITING_ON_VENDOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.contracts.ticket.TicketStatus;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class WaysTest {

    static Stream<Arguments> allPairs() {
        return Arrays.stream(TicketStatus.values())
                .flatMap(from -> Arrays.stream(TicketStatus.values()).map(to -> Arguments.of(from, to)));
    }

    @Test
    void aNewTicketIsResolvedByWayOfTheDesksWork() {
        assertThat(Ways.shortest(NEW, RESOLVED)).containsExactly(TRIAGED, IN_PROGRESS, RESOLVED);
    }

    @Test
    void whatWaitsForOneIsBroughtBackToWorkBeforeItWaitsForAnother() {
        assertThat(Ways.shortest(WAITING_ON_VENDOR, WAITING_ON_CUSTOMER))
                .containsExactly(IN_PROGRESS, WAITING_ON_CUSTOMER);
    }

    /** NEW leads to IN_PROGRESS by an incident in two steps as well; there is none. */
    @ParameterizedTest
    @MethodSource("allPairs")
    void nothingIsPassedThroughThatWouldTellWhatIsNotSo(TicketStatus from, TicketStatus to) {
        if (Ways.reachable(from).contains(to)) {
            var passed = Ways.shortest(from, to);
            assertThat(passed.subList(0, passed.size() - 1)).isSubsetOf(TRIAGED, IN_PROGRESS, RESOLVED);
        }
    }

    @ParameterizedTest
    @MethodSource("allPairs")
    void eachStepIsLegalAndThereAreAsFewAsTheLifeCycleAllows(TicketStatus from, TicketStatus to) {
        var fewest = fewestMoves(from);
        assertThat(Ways.reachable(from)).isEqualTo(withoutStart(fewest, from));
        if (from == to) {
            assertThat(Ways.shortest(from, to)).isEmpty();
        } else if (!fewest.containsKey(to)) {
            assertThatThrownBy(() -> Ways.shortest(from, to)).isInstanceOf(IllegalMoveException.class);
        } else {
            var way = Ways.shortest(from, to);
            var at = from;
            for (var step : way) {
                LifeCycle.require(at, step);
                at = step;
            }
            assertThat(at).isEqualTo(to);
            assertThat(way).hasSize(fewest.get(to));
        }
    }

    @ParameterizedTest
    @EnumSource(TicketStatus.class)
    void onlyAVendorThatWasAskedIsWaitedForAndOnlyWithAReasonIsRejected(TicketStatus to) {
        assertThat(Precondition.unmet(to, EscalationState.FILED, true)).isEmpty();
        assertThat(Precondition.unmet(to, null, true).isPresent()).isEqualTo(to == WAITING_ON_VENDOR);
        assertThat(Precondition.unmet(to, EscalationState.FILED, false).isPresent())
                .isEqualTo(to == REJECTED);
    }

    @ParameterizedTest
    @CsvSource({
        "OPENED, FILING",
        "BLOCKED, UNBLOCKING",
        "FILED,",
        "ATTENTION_NEEDED,",
        "CLOSED_BY_VENDOR,",
        "HANDED_BACK, ANOTHER_ESCALATION",
        "CANCELLED, ANOTHER_ESCALATION"
    })
    void aVendorIsWaitedForOnlyWhileItHasTheRequest(EscalationState state, @Nullable Precondition missing) {
        assertThat(Precondition.unmet(WAITING_ON_VENDOR, state, true)).isEqualTo(Optional.ofNullable(missing));
        assertThat(Precondition.unmet(WAITING_ON_VENDOR, state, true).isEmpty()).isEqualTo(state.isAtVendor());
    }

    /** By the table of moves alone: all that is reached by one move more, until nothing new is. */
    private static Map<TicketStatus, Integer> fewestMoves(TicketStatus from) {
        var fewest = new HashMap<>(Map.of(from, 0));
        for (int moves = 1; moves <= TicketStatus.values().length; moves++) {
            for (var at : Set.copyOf(fewest.keySet())) {
                for (var step : LifeCycle.legalFrom(at)) {
                    fewest.merge(step, moves, Math::min);
                }
            }
        }
        return fewest;
    }

    private static Set<TicketStatus> withoutStart(Map<TicketStatus, Integer> fewest, TicketStatus from) {
        var others = EnumSet.noneOf(TicketStatus.class);
        others.addAll(fewest.keySet());
        others.remove(from);
        return others;
    }
}
