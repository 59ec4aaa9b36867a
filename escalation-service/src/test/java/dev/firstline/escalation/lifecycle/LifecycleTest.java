package dev.firstline.escalation.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.escalation.EscalationProgress;
import dev.firstline.contracts.escalation.VendorStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class LifecycleTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);

    private static VendorRequest at(EscalationProgress progress) {
        return EscalationState.of(progress) == EscalationState.FILED
                ? new VendorRequest(progress, NOW, "4711", VendorStatus.OPEN)
                : new VendorRequest(progress, NOW, null, null);
    }

    private static Transition.Done done(EscalationProgress from, RequestCommand command) {
        return (Transition.Done) Lifecycle.apply(at(from), command, LATER);
    }

    private static Transition.Done done(EscalationProgress from, EscalationMove move) {
        return done(from, new RequestCommand.Plain(move));
    }

    @Test
    void filingIsToldWithTheNumberAndUsesTheUnit() {
        var filed = done(EscalationProgress.FILING, new RequestCommand.File("4711"));

        assertThat(filed.request())
                .isEqualTo(new VendorRequest(EscalationProgress.FILED, LATER, "4711", VendorStatus.OPEN));
        assertThat(filed.facts()).containsExactly(new RequestFact.Filed("4711"), new RequestFact.UnitUsed());
    }

    @Test
    void theSameNumberAgainIsTheSameFilingHoweverFarItHasCome() {
        var again = done(EscalationProgress.IN_PROGRESS, new RequestCommand.File("4711"));

        assertThat(again.facts()).isEmpty();
        assertThat(again.request()).isEqualTo(at(EscalationProgress.IN_PROGRESS));
        assertThat(Lifecycle.apply(at(EscalationProgress.IN_PROGRESS), new RequestCommand.File("4712"), LATER))
                .isEqualTo(new Transition.FiledElsewhere("4711"));
    }

    @ParameterizedTest
    @CsvSource({
        "FILED,            ACKNOWLEDGE,    ACKNOWLEDGED,     OPEN",
        "ACKNOWLEDGED,     VENDOR_WORKS,   IN_PROGRESS,      OPEN",
        "IN_PROGRESS,      VENDOR_ASKS,    AWAITING_PARTNER, ATTENTION_NEEDED",
        "AWAITING_PARTNER, OFFER_SOLUTION, SOLUTION_OFFERED, CLOSED"
    })
    void whatTheVendorDoesIsToldAsItsWord(
            EscalationProgress from, EscalationMove move, EscalationProgress to, VendorStatus status) {
        var said = done(from, move);

        assertThat(said.request()).isEqualTo(new VendorRequest(to, LATER, "4711", status));
        assertThat(said.facts()).containsExactly(new RequestFact.VendorUpdated(status, to));
    }

    @ParameterizedTest
    @CsvSource({"OPEN, IN_PROGRESS", "ATTENTION_NEEDED, AWAITING_PARTNER", "CLOSED, SOLUTION_OFFERED"})
    void theVendorsStatusSaysHowFarItHasCome(VendorStatus status, EscalationProgress to) {
        var said = done(EscalationProgress.FILED, new RequestCommand.VendorUpdate(status));

        assertThat(said.request().progress()).isEqualTo(to);
        assertThat(said.facts()).containsExactly(new RequestFact.VendorUpdated(status, to));
    }

    @Test
    void whatIsSaidAgainIsToldAgainAndItStaysThereSinceTheFirstTime() {
        var again = done(EscalationProgress.IN_PROGRESS, new RequestCommand.VendorUpdate(VendorStatus.OPEN));

        assertThat(again.request().since()).isEqualTo(NOW);
        assertThat(again.facts()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"AWAITING_PARTNER, ANSWER", "SOLUTION_OFFERED, NOT_SOLVED"})
    void afterOurWordTheVendorHasItAgainAndHasSaidNothing(EscalationProgress from, EscalationMove move) {
        var ours = done(from, move);

        assertThat(ours.request())
                .isEqualTo(new VendorRequest(EscalationProgress.IN_PROGRESS, LATER, "4711", VendorStatus.OPEN));
        assertThat(ours.facts()).containsExactly(new RequestFact.Progressed(EscalationProgress.IN_PROGRESS));
    }

    @Test
    void anAcceptedSolutionKeepsItsUnitUsed() {
        var accepted = done(EscalationProgress.SOLUTION_OFFERED, EscalationMove.ACCEPT);

        assertThat(accepted.facts()).containsExactly(new RequestFact.HandedBack(true, EscalationProgress.CLOSED));
    }

    @Test
    void whatTheVendorRefusesComesBackUsedOrNot() {
        var refused = done(EscalationProgress.FILED, EscalationMove.REFUSE);

        assertThat(refused.facts())
                .containsExactly(
                        new RequestFact.HandedBack(false, EscalationProgress.REFUSED),
                        new RequestFact.UnitReturned(true));
    }

    @ParameterizedTest
    @EnumSource(names = {"READY", "FILED"})
    void whatIsWithdrawnIsDroppedAndWhatWasUsedStaysUsed(EscalationProgress from) {
        var withdrawn = done(from, EscalationMove.WITHDRAW);

        assertThat(withdrawn.facts()).containsExactly(new RequestFact.Cancelled(), new RequestFact.UnitReturned(false));
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {"CLOSED", "REFUSED", "WITHDRAWN", "HANDED_BACK"})
    void nothingFollowsAnEnd(EscalationProgress ended) {
        for (var move : EscalationMove.values()) {
            var command = switch (move) {
                case FILE -> new RequestCommand.File("4711");
                case VENDOR_UPDATE -> new RequestCommand.VendorUpdate(VendorStatus.OPEN);
                case HAND_BACK -> new RequestCommand.HandBack(true);
                default -> new RequestCommand.Plain(move);
            };
            assertThat(Lifecycle.apply(at(ended), command, LATER))
                    .isEqualTo(new Transition.Illegal(ended, move, List.of()));
        }
    }

    @ParameterizedTest(name = "{0}, {1}, vendor {2}: {3}")
    @CsvSource(nullValues = "-", textBlock = """
            OPEN,        READY,            -,                READY
            OPEN,        BLOCKED,          -,                PREPARING
            BLOCKED,     READY,            -,                BLOCKED
            FILED,       READY,            OPEN,             FILED
            FILED,       IN_PROGRESS,      OPEN,             IN_PROGRESS
            FILED,       IN_PROGRESS,      ATTENTION_NEEDED, AWAITING_PARTNER
            FILED,       AWAITING_PARTNER, CLOSED,           SOLUTION_OFFERED
            FILED,       AWAITING_PARTNER, OPEN,             FILED
            HANDED_BACK, REFUSED,          OPEN,             REFUSED
            HANDED_BACK, FILED,            OPEN,             HANDED_BACK
            CANCELLED,   -,                -,                WITHDRAWN
            """)
    void whatAVersionWithoutProgressHasWrittenSinceCounts(
            EscalationState state,
            @Nullable EscalationProgress stored,
            @Nullable VendorStatus vendor,
            EscalationProgress read) {
        assertThat(state.progress(stored, vendor)).isEqualTo(read);
    }
}
