package dev.firstline.diagnosis.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.contracts.diagnosis.IssueClass;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.AffectedTenant;
import dev.firstline.contracts.ticket.Category;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketType;
import dev.firstline.diagnosis.rule.Classification;
import dev.firstline.diagnosis.rule.Decision;
import dev.firstline.diagnosis.rule.IssueKind;
import dev.firstline.diagnosis.rule.KnownIncident;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OverrulingTest {

    private @Nullable ProductFamily stated;
    private @Nullable ProductFamily read;
    private AffectedTenant tenant = AffectedTenant.CUSTOMER;
    private List<KnownIncident> incidents = List.of();

    @ParameterizedTest
    @CsvSource({
        "RESOLVE_BY_PARTNER, HOW_TO",
        "ESCALATE_MICROSOFT, UNDOCUMENTED_NOT_PER_DESCRIPTION",
        "ROUTE_TO_ISV, MARKETPLACE_TECHNICAL",
        "REJECT_OWN_TENANT, OWN_TENANT"
    })
    void theKindIsTheDecidedOneWhereItFitsElseTheUsualOne(Outcome outcome, IssueKind kind) {
        assertThat(decide(asks(outcome)).issueKind()).isEqualTo(kind);
    }

    @Test
    void whatRunsOnPremisesIsEscalatedAsSuch() {
        read = ProductFamily.ON_PREMISES;

        assertThat(decide(asks(Outcome.ESCALATE_MICROSOFT)).issueKind()).isEqualTo(IssueKind.ON_PREM);
    }

    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {"NEEDS_REVIEW", "KNOWN_SERVICE_INCIDENT"},
            mode = EnumSource.Mode.EXCLUDE)
    void everyKindOfAnOutcomeCanBeStated(Outcome outcome) {
        Arrays.stream(IssueKind.values())
                .filter(kind -> kind.outcome() == outcome)
                .forEach(kind -> assertThat(decide(asks(outcome, kind, null)).issueKind())
                        .isEqualTo(kind));
    }

    @Test
    void breakFixAndCategoryAreThoseOfTheKindWhereNobodyStatedThem() {
        var decision = decide(asks(Outcome.ESCALATE_MICROSOFT, IssueKind.SERVICE_UNAVAILABLE, null));

        assertThat(decision.classification().breakFix()).isTrue();
        assertThat(decision.classification().category())
                .isEqualTo(Category.PERFORMANCE_AVAILABILITY_CONNECTIVITY_DESKTOP);
        assertThat(decision.classification().issueClass()).isEqualTo(IssueClass.TECHNICAL);
    }

    @Test
    void theProductIsThePersonsElseTheFilersElseTheOneThatWasRead() {
        read = ProductFamily.EMS;
        assertThat(family(null)).isEqualTo(ProductFamily.EMS);
        stated = ProductFamily.AZURE;
        assertThat(family(null)).isEqualTo(ProductFamily.AZURE);
        assertThat(family(ProductFamily.POWER_PLATFORM)).isEqualTo(ProductFamily.POWER_PLATFORM);
    }

    @Test
    void aMarketplaceProductIsNotMicrosoftsButForItsPlatform() {
        stated = ProductFamily.MARKETPLACE_ISV;

        refused(asks(Outcome.ESCALATE_MICROSOFT));
        assertThat(decide(asks(Outcome.ESCALATE_MICROSOFT, IssueKind.MARKETPLACE_PLATFORM, null))
                        .outcome())
                .isEqualTo(Outcome.ESCALATE_MICROSOFT);
        assertThat(family(ProductFamily.AZURE)).isEqualTo(ProductFamily.AZURE);
    }

    @Test
    void noVendorServesThePartnersOwnTenant() {
        tenant = AffectedTenant.PARTNER_OWN;

        refused(asks(Outcome.ESCALATE_MICROSOFT));
        refused(asks(Outcome.ROUTE_TO_ISV));
        assertThat(decide(asks(Outcome.RESOLVE_BY_PARTNER)).outcome()).isEqualTo(Outcome.RESOLVE_BY_PARTNER);
    }

    @Test
    void anIncidentExplainsWhileItIsOpen() {
        incidents = List.of(
                new KnownIncident(
                        "EX1", "Exchange Online", ProductFamily.MICROSOFT_365, null, KnownIncident.Standing.OVER),
                new KnownIncident(
                        "EX2", "Exchange Online", ProductFamily.MICROSOFT_365, null, KnownIncident.Standing.OPEN));

        refused(asks(Outcome.KNOWN_SERVICE_INCIDENT));
        refused(asks(Outcome.KNOWN_SERVICE_INCIDENT, null, "EX1"));
        refused(asks(Outcome.RESOLVE_BY_PARTNER, null, "EX2"));
        var decision = decide(asks(Outcome.KNOWN_SERVICE_INCIDENT, null, "EX2"));
        assertThat(decision.incidentId()).isEqualTo("EX2");
        assertThat(decision.evidence())
                .singleElement()
                .satisfies(item -> assertThat(item.value()).isEqualTo("EX2"));
    }

    @Test
    void theMachinesCodesGoWithTheKindThatTheyBelongTo() {
        assertThat(decide(asks(Outcome.RESOLVE_BY_PARTNER)).tags()).containsExactly("HOW_TO");
        assertThat(decide(asks(Outcome.RESOLVE_BY_PARTNER, IssueKind.ADVISORY, null))
                        .tags())
                .isEmpty();
    }

    private @Nullable ProductFamily family(@Nullable ProductFamily asked) {
        return decide(new OverruleRequest(
                        Outcome.ESCALATE_MICROSOFT, "Seen.", null, null, asked, null, null, null, null))
                .classification()
                .productFamily();
    }

    private void refused(OverruleRequest asked) {
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> decide(asked));
    }

    private Decision decide(OverruleRequest asked) {
        var before = new Decision(
                Outcome.RESOLVE_BY_PARTNER,
                "how-to",
                "2026-11-29",
                List.of(),
                List.of(),
                IssueKind.HOW_TO,
                new Classification(read, null, Category.USAGE_QUESTION, IssueClass.TECHNICAL, false),
                null,
                List.of("HOW_TO"),
                null,
                null);
        var fields = new TicketFields(
                1, TicketType.INCIDENT, Severity.B, Language.EN, true, tenant, stated, null, null, null, null);
        return new Overruling(asked, before, fields, incidents).decision();
    }

    private static OverruleRequest asks(Outcome outcome) {
        return asks(outcome, null, null);
    }

    private static OverruleRequest asks(Outcome outcome, @Nullable IssueKind kind, @Nullable String incidentId) {
        return new OverruleRequest(outcome, "Seen.", null, kind, null, null, null, null, incidentId);
    }
}
