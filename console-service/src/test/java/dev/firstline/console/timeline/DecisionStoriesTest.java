package dev.firstline.console.timeline;

import static org.assertj.core.api.Assertions.assertThat;

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
                null));

        assertThat(story.headline()).isEqualTo("Needs review");
        assertThat(story.details())
                .contains(
                        new Story.Detail("Ask the customer", "Wie viele Personen sind betroffen?"),
                        new Story.Detail("Likely", "Resolve at the desk"),
                        new Story.Detail("Next", "Escalate to Microsoft"),
                        new Story.Detail("Confidence", "40 %"),
                        new Story.Detail(
                                "Contradiction", "category: stated USAGE_QUESTION, told BILLING_SUBSCRIPTION"));
    }
}
