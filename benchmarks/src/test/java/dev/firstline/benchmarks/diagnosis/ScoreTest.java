package dev.firstline.benchmarks.diagnosis;

import static dev.firstline.benchmarks.diagnosis.Tickets.judged;
import static dev.firstline.benchmarks.diagnosis.Tickets.outcome;
import static dev.firstline.benchmarks.diagnosis.Tickets.undecided;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScoreTest {

    @Test
    void anUndecidedOutcomeIsNoRightOneButItsRunnerUpCountsWhereOneIsAsked() {
        var figures = new Score(List.of(
                        outcome("RESOLVE_BY_PARTNER", "RESOLVE_BY_PARTNER"),
                        outcome("RESOLVE_BY_PARTNER", "ESCALATE_MICROSOFT"),
                        undecided("ROUTE_TO_ISV", "ROUTE_TO_ISV"),
                        undecided("ROUTE_TO_ISV", "RESOLVE_BY_PARTNER")))
                .figures();

        assertThat(figures)
                .containsEntry("n", 4)
                .containsEntry("coverage", 0.5)
                .containsEntry("outcome", 0.5)
                .containsEntry("outcome_all", 0.25)
                .containsEntry("outcome_best", 0.5);
    }

    @Test
    void whatMustLeaveTheDeskIsSeenWhenItIsSentAnywhereOutsideOrAskedAbout() {
        var figures = new Score(List.of(
                        outcome("ESCALATE_MICROSOFT", "ESCALATE_MICROSOFT"),
                        outcome("BILLING_DISPUTE_FRAUD", "ESCALATE_MICROSOFT"),
                        undecided("ROUTE_TO_ISV", "RESOLVE_BY_PARTNER"),
                        outcome("ESCALATE_MICROSOFT", "KNOWN_SERVICE_INCIDENT"),
                        outcome("RESOLVE_BY_PARTNER", "ESCALATE_MICROSOFT")))
                .figures();

        assertThat(figures).containsEntry("recall_leave_desk", 0.75);
    }

    @Test
    void aDimensionThatIsNotDecidedIsNullAndOneThatIsNotLabelledIsNotJudged() {
        var figures = new Score(List.of(
                        judged(
                                Map.of(Dimension.FAMILY, "AZURE", Dimension.SEVERITY, "A"),
                                Map.of(Dimension.FAMILY, "AZURE", Dimension.CATEGORY, "USAGE_QUESTION")),
                        judged(Map.of(), Map.of(Dimension.FAMILY, "EMS"))))
                .figures();

        assertThat(figures)
                .containsEntry("family", 1.0)
                .containsEntry("severity", null)
                .containsEntry("category", null)
                .containsEntry("outcome", null);
    }

    @Test
    void aFamilyThatWasNotFoundIsAMiss() {
        var figures = new Score(
                        List.of(judged(Map.of(Dimension.FAMILY, "AZURE"), Map.of(Dimension.FAMILY, Dimension.NONE))))
                .figures();

        assertThat(figures).containsEntry("family", 0.0);
    }

    @Test
    void aSeverityIsExactOrWithinOneStepOrNeither() {
        var figures = new Score(List.of(severity("A", "A"), severity("A", "B"), severity("C", "A"), severity("B", "C")))
                .figures();

        assertThat(figures).containsEntry("severity", 0.25).containsEntry("severity_within_one", 0.75);
    }

    @Test
    void whollyRightIsOutcomeCategoryFamilyAndBreakFixTogether() {
        var labels = Map.of(
                Dimension.OUTCOME, "RESOLVE_BY_PARTNER",
                Dimension.CATEGORY, "USAGE_QUESTION",
                Dimension.FAMILY, "AZURE",
                Dimension.BREAK_FIX, "false",
                Dimension.SEVERITY, "C");
        var right = judged(
                labels,
                Map.of(
                        Dimension.OUTCOME, "RESOLVE_BY_PARTNER",
                        Dimension.CATEGORY, "USAGE_QUESTION",
                        Dimension.FAMILY, "AZURE",
                        Dimension.BREAK_FIX, "false",
                        Dimension.SEVERITY, "A"));
        var wrongFamily = judged(
                labels,
                Map.of(
                        Dimension.OUTCOME, "RESOLVE_BY_PARTNER",
                        Dimension.CATEGORY, "USAGE_QUESTION",
                        Dimension.FAMILY, "EMS",
                        Dimension.BREAK_FIX, "false",
                        Dimension.SEVERITY, "C"));

        assertThat(new Score(List.of(right, wrongFamily)).figures()).containsEntry("all_right", 0.5);
        assertThat(right.misses()).containsExactly(Dimension.SEVERITY);
        assertThat(wrongFamily.misses()).containsExactly(Dimension.FAMILY);
    }

    @Test
    void aReasonForBlockingThatWeHaveNoWordForAsksOnlyThatItBeBlocked() {
        assertThat(Dimension.BLOCKED.isRight("GDAP_EXPIRED", "NO_ENTITLEMENT")).isTrue();
        assertThat(Dimension.BLOCKED.isRight("GDAP_EXPIRED", Dimension.NONE)).isFalse();
        assertThat(Dimension.BLOCKED.isRight("DYNAMICS_NEEDS_ASFP", "NO_ENTITLEMENT"))
                .isFalse();
        assertThat(Dimension.BLOCKED.isRight(Dimension.NONE, "NO_ENTITLEMENT")).isFalse();
    }

    private static Judged severity(String labelled, String told) {
        return judged(Map.of(Dimension.SEVERITY, labelled), Map.of(Dimension.SEVERITY, told));
    }
}
