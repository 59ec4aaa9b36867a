package dev.firstline.console.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.diagnosis.Check;
import dev.firstline.contracts.diagnosis.CheckResult;
import dev.firstline.contracts.diagnosis.DecidedBy;
import dev.firstline.contracts.diagnosis.DiagnosisEvent;
import dev.firstline.contracts.diagnosis.IssueClass;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.Severity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DecisionStoriesTest {

    @Test
    void aPersonsDecisionIsToldAsOne() {
        var story = Stories.of(new DiagnosisEvent.Completed(
                UUID.randomUUID(),
                UUID.randomUUID(),
                1,
                Instant.EPOCH,
                Outcome.ESCALATE_MICROSOFT,
                "person",
                "2026-11-29",
                List.of(),
                List.of(),
                null,
                null,
                null,
                IssueClass.TECHNICAL,
                "SERVICE_IRREGULARITY",
                true,
                Severity.B,
                Language.DE,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                DecidedBy.PERSON,
                null,
                null));

        assertThat(story.headline()).isEqualTo("Decided: Escalate to Microsoft");
        assertThat(story.details())
                .contains(new Story.Detail("By", "A person at the desk"))
                .extracting(Story.Detail::name)
                .doesNotContain("Rule");
    }

    @Test
    void aCheckIsToldWithWhatBecameOfIt() {
        var story = Stories.of(new DiagnosisEvent.CheckRecorded(
                UUID.randomUUID(), Instant.EPOCH, Check.SERVICE_HEALTH, CheckResult.NOT_POSSIBLE, Instant.EPOCH));

        assertThat(story.headline()).isEqualTo("Check: Service health, not possible");
    }

    @Test
    void whatTheMachineWouldDecideOtherwiseIsToldBesideAPersonsDecision() {
        var story = Stories.of(new DiagnosisEvent.Contradicted(
                UUID.randomUUID(),
                UUID.randomUUID(),
                3,
                Instant.EPOCH,
                Outcome.RESOLVE_BY_PARTNER,
                Outcome.ESCALATE_MICROSOFT,
                "service-unavailable",
                "2026-11-29",
                87,
                null));

        assertThat(story.headline()).isEqualTo("The rules would decide otherwise: Escalate to Microsoft");
        assertThat(story.details())
                .contains(
                        new Story.Detail("Decided by a person", "Resolve at the desk"),
                        new Story.Detail("Confidence", "87 %"));
    }

    @Test
    void whatIsUndecidedShowsTheQuestionToAsk() {
        var story = Stories.of(new DiagnosisEvent.Completed(
                UUID.randomUUID(),
                UUID.randomUUID(),
                1,
                Instant.EPOCH,
                Outcome.NEEDS_REVIEW,
                "partner-first",
                "2026-11-29",
                List.of(),
                List.of(),
                null,
                null,
                null,
                IssueClass.TECHNICAL,
                "PARTNER_FIRST",
                false,
                Severity.B,
                Language.DE,
                null,
                List.of(),
                40,
                Outcome.RESOLVE_BY_PARTNER,
                Outcome.ESCALATE_MICROSOFT,
                "Wie viele Personen sind betroffen?",
                "category: stated USAGE_QUESTION, told BILLING_SUBSCRIPTION",
                "5f2c0a9be1d4",
                null,
                null,
                Severity.A,
                null));

        assertThat(story.headline()).isEqualTo("Needs review");
        assertThat(story.details())
                .contains(
                        new Story.Detail("Ask the customer", "Wie viele Personen sind betroffen?"),
                        new Story.Detail("Likely", "Resolve at the desk"),
                        new Story.Detail("Runner-up", "Escalate to Microsoft"),
                        new Story.Detail("Confidence", "40 %"),
                        new Story.Detail("Impact", "severity A by what is told, stated B"),
                        new Story.Detail(
                                "Contradiction", "category: stated USAGE_QUESTION, told BILLING_SUBSCRIPTION"));
    }
}
