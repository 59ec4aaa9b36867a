package dev.firstline.intake.lifecycle;

import static dev.firstline.contracts.ticket.TicketStatus.IN_PROGRESS;
import static dev.firstline.contracts.ticket.TicketStatus.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.contracts.ticket.TicketStatus;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LifeCycleTest {

    /** The table of docs/intake.md, row by row; everything else is illegal. */
    private static final Set<String> LEGAL = Stream.of(
                    "NEW TRIAGED",
                    "NEW LINKED_TO_INCIDENT",
                    "NEW REJECTED",
                    "NEW CANCELED",
                    "TRIAGED IN_PROGRESS",
                    "TRIAGED WAITING_ON_CUSTOMER",
                    "TRIAGED WAITING_ON_VENDOR",
                    "TRIAGED WAITING_ON_PARTNER",
                    "TRIAGED LINKED_TO_INCIDENT",
                    "TRIAGED REJECTED",
                    "TRIAGED CANCELED",
                    "IN_PROGRESS WAITING_ON_CUSTOMER",
                    "IN_PROGRESS WAITING_ON_VENDOR",
                    "IN_PROGRESS WAITING_ON_PARTNER",
                    "IN_PROGRESS LINKED_TO_INCIDENT",
                    "IN_PROGRESS RESOLVED",
                    "IN_PROGRESS REJECTED",
                    "IN_PROGRESS CANCELED",
                    "WAITING_ON_CUSTOMER IN_PROGRESS",
                    "WAITING_ON_CUSTOMER CANCELED",
                    "WAITING_ON_VENDOR IN_PROGRESS",
                    "WAITING_ON_VENDOR WAITING_ON_PARTNER",
                    "WAITING_ON_VENDOR CANCELED",
                    "WAITING_ON_PARTNER IN_PROGRESS",
                    "WAITING_ON_PARTNER WAITING_ON_VENDOR",
                    "WAITING_ON_PARTNER CANCELED",
                    "LINKED_TO_INCIDENT IN_PROGRESS",
                    "LINKED_TO_INCIDENT CANCELED",
                    "RESOLVED IN_PROGRESS",
                    "RESOLVED CLOSED")
            .collect(Collectors.toUnmodifiableSet());

    static Stream<Arguments> allPairs() {
        return Arrays.stream(TicketStatus.values())
                .flatMap(from -> Arrays.stream(TicketStatus.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("allPairs")
    void aMoveIsLegalIfAndOnlyIfTheTableHasIt(TicketStatus from, TicketStatus to) {
        assertThat(LifeCycle.allows(from, to)).isEqualTo(LEGAL.contains(from + " " + to));
    }

    @ParameterizedTest
    @MethodSource("allPairs")
    void anIllegalMoveNamesTheLegalOnes(TicketStatus from, TicketStatus to) {
        if (LifeCycle.allows(from, to)) {
            LifeCycle.require(from, to);
            return;
        }
        assertThatThrownBy(() -> LifeCycle.require(from, to)).isInstanceOfSatisfying(IllegalMoveException.class, e -> {
            assertThat(e.from()).isEqualTo(from);
            assertThat(e.to()).isEqualTo(to);
            assertThat(e.legal()).isEqualTo(LifeCycle.legalFrom(from));
        });
    }

    @ParameterizedTest
    @EnumSource(TicketStatus.class)
    void nothingFollowsAnEndAndSomethingFollowsAllElse(TicketStatus status) {
        assertThat(LifeCycle.legalFrom(status).isEmpty()).isEqualTo(status.isFinal());
    }

    @Test
    void aResolvedTicketCanBeReopened() {
        assertThat(LifeCycle.allows(RESOLVED, IN_PROGRESS)).isTrue();
    }
}
