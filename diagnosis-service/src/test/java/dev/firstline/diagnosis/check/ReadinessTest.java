package dev.firstline.diagnosis.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.diagnosis.Check;
import dev.firstline.contracts.diagnosis.DecidedBy;
import dev.firstline.contracts.diagnosis.IssueClass;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.diagnosis.cases.KnownTicket;
import dev.firstline.diagnosis.rule.Classification;
import dev.firstline.diagnosis.rule.Decision;
import dev.firstline.diagnosis.rule.IssueKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadinessTest {

    private static final Set<Check> ALL = EnumSet.allOf(Check.class);

    private Outcome outcome = Outcome.ESCALATE_MICROSOFT;
    private IssueKind kind = IssueKind.SERVICE_UNAVAILABLE;
    private IssueClass issueClass = IssueClass.TECHNICAL;
    private @Nullable ProductFamily family = ProductFamily.MICROSOFT_365;
    private @Nullable String product = "Exchange Online";
    private @Nullable String region = "westeurope";
    private boolean breakFix = true;
    private boolean ended;

    @Test
    void withEverythingDoneNothingIsMissing() {
        assertThat(gaps(ALL)).isEmpty();
    }

    @Test
    void aFaultInTheCloudWantsTheWholeWorkInItsOrder() {
        assertThat(gaps(Set.of()))
                .extracting(Gap::check)
                .containsExactly(
                        Check.SERVICE_HEALTH,
                        Check.SETTINGS,
                        Check.DELEGATED_ACCESS,
                        Check.REPRODUCTION,
                        Check.LOGS,
                        Check.OWN_CAUSES);
    }

    @Test
    void theMessageCenterIsLookedAtWhereTheVendorAsksForIt() {
        family = ProductFamily.DYNAMICS_365;

        assertThat(gaps(Set.of())).contains(new Gap(Gap.Kind.CHECK, Check.MESSAGE_CENTER));
    }

    @Test
    void whatRunsOnPremisesHasNeitherHealthNorDelegatedRightsNorRegion() {
        family = ProductFamily.ON_PREMISES;
        region = null;

        assertThat(gaps(Set.of()))
                .extracting(Gap::check)
                .containsExactly(Check.SETTINGS, Check.REPRODUCTION, Check.LOGS, Check.OWN_CAUSES);
    }

    @Test
    void whereNothingIsBrokenNothingIsReproduced() {
        breakFix = false;
        region = null;

        assertThat(gaps(Set.of()))
                .extracting(Gap::check)
                .containsExactly(Check.SERVICE_HEALTH, Check.SETTINGS, Check.DELEGATED_ACCESS);
    }

    @Test
    void whatIsCommercialOrAPublishersOrASecurityHoleWantsNoChecks() {
        issueClass = IssueClass.COMMERCIAL;
        assertThat(gaps(Set.of())).isEmpty();
        issueClass = IssueClass.TECHNICAL;
        kind = IssueKind.VULNERABILITY;
        assertThat(gaps(Set.of())).isEmpty();
        kind = IssueKind.MARKETPLACE_TECHNICAL;
        outcome = Outcome.ROUTE_TO_ISV;
        family = ProductFamily.MARKETPLACE_ISV;
        assertThat(gaps(Set.of())).isEmpty();
    }

    @Test
    void whatTheTicketDoesNotTellIsMissing() {
        family = null;
        product = null;
        region = null;
        ended = true;

        assertThat(gaps(ALL))
                .extracting(Gap::kind)
                .containsExactly(Gap.Kind.TICKET_ENDED, Gap.Kind.PRODUCT_FAMILY, Gap.Kind.PRODUCT, Gap.Kind.REGION);
    }

    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {"RESOLVE_BY_PARTNER", "KNOWN_SERVICE_INCIDENT", "REJECT_OWN_TENANT", "NEEDS_REVIEW"})
    void aDecisionThatAsksNoVendorIsAGap(Outcome without) {
        outcome = without;

        assertThat(gaps(ALL)).containsExactly(Gap.of(Gap.Kind.VENDOR));
    }

    @Test
    void anUndecidedTicketIsDecidedFirst() {
        var ticket = new KnownTicket(new TenantPath("contoso"), false, null, null, null);

        assertThat(Readiness.gaps(ticket, Set.of())).containsExactly(Gap.of(Gap.Kind.DECISION));
    }

    private List<Gap> gaps(Set<Check> recorded) {
        var decision = new Decision(
                outcome,
                "some-rule",
                "2026-11-29",
                List.of(),
                List.of(),
                kind,
                new Classification(family, product, null, issueClass, breakFix),
                null,
                List.of(),
                null,
                null);
        return Readiness.gaps(
                new KnownTicket(new TenantPath("contoso"), ended, region, decision, DecidedBy.MACHINE), recorded);
    }
}
