package dev.firstline.diagnosis.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.outbox.Outbox;
import dev.firstline.contracts.Event;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.diagnosis.DecidedBy;
import dev.firstline.contracts.diagnosis.DiagnosisEvent;
import dev.firstline.contracts.diagnosis.IssueClass;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.AffectedTenant;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketType;
import dev.firstline.diagnosis.cases.Deciding.Decided;
import dev.firstline.diagnosis.rule.Classification;
import dev.firstline.diagnosis.rule.Decision;
import dev.firstline.diagnosis.rule.IssueKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The one place where a decision of the machine becomes one that counts. */
class FindingsTest {

    private static final TenantPath TENANT = new TenantPath("contoso");
    private static final UUID TICKET = Ids.next();

    private final Findings findings = new Findings();

    @Test
    void whereNoPersonHasDecidedItCountsAndIsTold() {
        var said = said(Outcome.ESCALATE_MICROSOFT);

        var after = take(known(null, null), said);

        assertThat(findings.kept()).containsExactly(said);
        assertThat(told())
                .singleElement()
                .isInstanceOfSatisfying(
                        DiagnosisEvent.Completed.class,
                        event -> assertThat(event.decidedBy()).isEqualTo(DecidedBy.MACHINE));
        assertThat(after.ruling()).isNull();
    }

    @Test
    void whereAPersonHasDecidedItContradictsAtMost() {
        var ruling = ruling(Outcome.RESOLVE_BY_PARTNER);

        var after = take(known(ruling, null), said(Outcome.ESCALATE_MICROSOFT));
        take(after, said(Outcome.ESCALATE_MICROSOFT));

        assertThat(findings.kept()).isEmpty();
        assertThat(findings.contradictions())
                .singleElement()
                .satisfies(
                        contradiction -> assertThat(contradiction.diagnosisId()).isEqualTo(ruling.diagnosisId()));
        assertThat(told())
                .as("once")
                .singleElement()
                .isInstanceOfSatisfying(DiagnosisEvent.Contradicted.class, event -> {
                    assertThat(event.outcome()).isEqualTo(Outcome.RESOLVE_BY_PARTNER);
                    assertThat(event.contradictedBy()).isEqualTo(Outcome.ESCALATE_MICROSOFT);
                });
    }

    @Test
    void theLastWordOfABatchCounts() {
        var after = take(known(ruling(Outcome.RESOLVE_BY_PARTNER), null), said(Outcome.ESCALATE_MICROSOFT));
        after = take(after, said(Outcome.RESOLVE_BY_PARTNER));
        assertThat(findings.contradictions()).isEmpty();
        assertThat(findings.agreed()).containsExactly(TICKET);

        take(after, said(Outcome.ROUTE_TO_ISV));

        assertThat(findings.contradictions()).hasSize(1);
        assertThat(findings.agreed()).isEmpty();
    }

    @Test
    void inDoubtItContradictsNobody() {
        take(known(ruling(Outcome.RESOLVE_BY_PARTNER), null), said(Outcome.NEEDS_REVIEW));

        assertThat(findings.contradictions()).isEmpty();
        assertThat(told()).isEmpty();
    }

    @Test
    void thePersonsDecisionIsToldAgainOnAProductThatIsStatedLater() {
        var ruling = ruling(Outcome.ESCALATE_MICROSOFT);

        var after = take(known(ruling, ProductFamily.AZURE), said(Outcome.RESOLVE_BY_PARTNER));

        assertThat(findings.kept()).singleElement().satisfies(kept -> {
            assertThat(kept.person()).isEqualTo(ruling.by());
            assertThat(kept.decision().outcome()).isEqualTo(Outcome.ESCALATE_MICROSOFT);
            assertThat(kept.decision().classification().productFamily()).isEqualTo(ProductFamily.AZURE);
        });
        assertThat(findings.contradictions())
                .singleElement()
                .satisfies(contradiction -> assertThat(contradiction.diagnosisId())
                        .as("beside the decision as it was told last")
                        .isEqualTo(findings.kept().getFirst().id()));
        take(after, said(Outcome.RESOLVE_BY_PARTNER));
        assertThat(findings.kept()).hasSize(1);
    }

    private Case take(Case known, Diagnosis said) {
        return findings.take(known, new Decided(known, said), null, null);
    }

    private List<Event> told() {
        return findings.told().stream().map(Outbox.Fact::event).toList();
    }

    private static Case known(@Nullable Ruling ruling, @Nullable ProductFamily family) {
        var fields = new TicketFields(
                1,
                TicketType.INCIDENT,
                Severity.B,
                Language.EN,
                true,
                AffectedTenant.CUSTOMER,
                family,
                null,
                null,
                null,
                null);
        return new Case(
                TICKET,
                TENANT,
                fields,
                new TicketWords(1, "Hello", "", Instant.EPOCH),
                List.of(),
                null,
                false,
                false,
                ruling);
    }

    private static Ruling ruling(Outcome outcome) {
        return new Ruling(
                UUID.randomUUID(),
                decision(outcome),
                new Person("dana", "desk", "contoso", "Seen."),
                null,
                null,
                Outcome.NEEDS_REVIEW);
    }

    private static Diagnosis said(Outcome outcome) {
        return new Diagnosis(Ids.next(), TICKET, TENANT, 2, Instant.EPOCH, decision(outcome), null, null);
    }

    private static Decision decision(Outcome outcome) {
        return new Decision(
                outcome,
                "some-rule",
                "2026-11-29",
                List.of(),
                List.of(),
                IssueKind.PARTNER_FIRST,
                new Classification(null, null, null, IssueClass.TECHNICAL, true),
                null,
                List.of(),
                null,
                null);
    }
}
