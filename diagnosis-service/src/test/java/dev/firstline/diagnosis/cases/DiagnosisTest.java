package dev.firstline.diagnosis.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.chassis.id.Ids;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.diagnosis.IssueClass;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.diagnosis.rule.Classification;
import dev.firstline.diagnosis.rule.Decision;
import dev.firstline.diagnosis.rule.IssueKind;
import dev.firstline.diagnosis.rule.ProposedSeverity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DiagnosisTest {

    private static final UUID TICKET = UUID.randomUUID();

    private static Diagnosis diagnosis(long version, Severity proposed) {
        return new Diagnosis(
                Ids.next(),
                TICKET,
                new TenantPath("contoso"),
                version,
                Instant.EPOCH.plusSeconds(version),
                new Decision(
                        Outcome.ESCALATE_MICROSOFT,
                        "service-unavailable",
                        "2026-11-29.2",
                        List.of(),
                        List.of(),
                        IssueKind.SERVICE_UNAVAILABLE,
                        new Classification(null, null, null, IssueClass.TECHNICAL, true),
                        null,
                        List.of(),
                        null,
                        new ProposedSeverity(proposed, List.of())),
                null,
                null);
    }

    @Test
    void theSameOnALaterVersionIsNoNews() {
        assertThat(diagnosis(3, Severity.B).saysTheSameAs(diagnosis(1, Severity.B)))
                .isTrue();
    }

    /** "It is all of us by now" changes nothing but how bad it is. */
    @Test
    void anotherImpactIs() {
        assertThat(diagnosis(3, Severity.A).saysTheSameAs(diagnosis(1, Severity.B)))
                .isFalse();
    }
}
