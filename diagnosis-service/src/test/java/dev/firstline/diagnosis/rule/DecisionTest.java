package dev.firstline.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.diagnosis.DecisionStep;
import dev.firstline.contracts.diagnosis.Evidence;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.AffectedTenant;
import dev.firstline.contracts.ticket.Category;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketType;
import dev.firstline.diagnosis.knowledge.Knowledge;
import dev.firstline.diagnosis.rule.KnownIncident.Standing;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class DecisionTest {

    private static final Diagnostician DIAGNOSTICIAN = Knowledge.diagnostician();

    private static TicketFacts words(String title, String body) {
        return ticket(Language.EN, AffectedTenant.CUSTOMER, null, null, null, title, body);
    }

    private static TicketFacts ticket(
            Language language,
            AffectedTenant tenant,
            ProductFamily family,
            String product,
            Category category,
            String title,
            String body) {
        return new TicketFacts(
                TicketType.INCIDENT, language, tenant, family, product, null, category, null, title, body, List.of());
    }

    private static TicketFacts withIncident(String title, KnownIncident incident) {
        return new TicketFacts(
                TicketType.INCIDENT,
                Language.EN,
                AffectedTenant.CUSTOMER,
                null,
                null,
                null,
                null,
                null,
                title,
                "",
                List.of(incident));
    }

    @Test
    void theStepsShowEveryRuleTriedAndTheDecidingOneLast() {
        var decision = DIAGNOSTICIAN.decide(words("Someone found a security vulnerability in Teams", ""));

        assertThat(decision.steps())
                .containsExactly(
                        new DecisionStep("own-tenant", false),
                        new DecisionStep("marketplace-technical", false),
                        new DecisionStep("vulnerability", true));
        assertThat(decision.ruleSetVersion()).isEqualTo("2026-11-29.5");
    }

    @Test
    void theSameTicketIsAlwaysDecidedTheSame() {
        var facts = words("Teams is down for everyone", "Nothing was changed.");

        assertThat(DIAGNOSTICIAN.decide(facts)).isEqualTo(DIAGNOSTICIAN.decide(facts));
    }

    @Test
    void aDecisionNamesTheCatalogThatReadItAndTheEditionThatTheWordsTell() {
        var decision =
                DIAGNOSTICIAN.decide(words("How do I add users to our free trial?", "Our tenant is in GCC High."));

        assertThat(decision.catalogVersion()).matches("[0-9a-f]{12}");
        assertThat(decision.tags()).containsSubsequence("TRIAL", "CLOUD_GCC_HIGH");
    }

    @Test
    void aReleaseThatTheWordsNameIsPartOfTheProduct() {
        assertThat(DIAGNOSTICIAN
                        .decide(words("Windows Server 2012 R2 does not start", ""))
                        .classification()
                        .product())
                .isEqualTo("Windows Server 2012 R2");
    }

    @Test
    void anUnknownServiceTellsItsFamilyAndNoProduct() {
        var about = DIAGNOSTICIAN
                .decide(words("Since today our new Azure Kettle does not boil", "It shows an error."))
                .classification();

        assertThat(about.productFamily()).isEqualTo(ProductFamily.AZURE);
        assertThat(about.product()).isNull();
    }

    @Test
    void withoutAnySignalNothingIsDecided() {
        var decision = DIAGNOSTICIAN.decide(words("Hello", "Please have a look."));

        assertThat(decision.outcome()).isEqualTo(Outcome.NEEDS_REVIEW);
        assertThat(decision.ruleId()).isEqualTo("partner-first");
        assertThat(decision.evidence()).isEmpty();
    }

    @Test
    void thePartnersOwnTenantIsRejectedWhateverTheWordsSay() {
        var facts = ticket(
                Language.EN, AffectedTenant.PARTNER_OWN, null, null, null, "Teams is down for everyone", "Sev A!");
        var decision = DIAGNOSTICIAN.decide(facts);

        assertThat(decision.outcome()).isEqualTo(Outcome.REJECT_OWN_TENANT);
        assertThat(decision.evidence())
                .containsExactly(new Evidence(Evidence.Kind.FIELD, "affectedTenant", "PARTNER_OWN"));
    }

    @Test
    void loudWordsAloneMakeNothingTheVendorsMatter() {
        var decision = DIAGNOSTICIAN.decide(
                words("CRITICAL!!! SEV A, ESCALATE TO MICROSOFT NOW", "I demand an engineer at once, top priority!"));

        assertThat(decision.outcome()).isEqualTo(Outcome.NEEDS_REVIEW);
    }

    @Test
    void whatTheFilerStatedWinsOverWhatTheWordsSuggest() {
        var facts = ticket(
                Language.EN,
                AffectedTenant.CUSTOMER,
                ProductFamily.EMS,
                "Microsoft Intune",
                Category.UPDATES_MANAGEMENT,
                "Outlook mailboxes show an error",
                "");
        var about = DIAGNOSTICIAN.decide(facts).classification();

        assertThat(about.productFamily()).isEqualTo(ProductFamily.EMS);
        assertThat(about.product()).isEqualTo("Microsoft Intune");
        assertThat(about.category()).isEqualTo(Category.UPDATES_MANAGEMENT);
    }

    @Test
    void whatTheFilerLeftOpenIsReadFromTheWords() {
        var about = DIAGNOSTICIAN
                .decide(words("Exchange Online is down for all users", "We have changed nothing."))
                .classification();

        assertThat(about.productFamily()).isEqualTo(ProductFamily.MICROSOFT_365);
        assertThat(about.product()).isEqualTo("Exchange Online");
        assertThat(about.category()).isEqualTo(Category.PERFORMANCE_AVAILABILITY_CONNECTIVITY_DESKTOP);
        assertThat(about.breakFix()).isTrue();
    }

    @Test
    void anOpenIncidentOfTheServiceExplainsTheTicket() {
        var incident = new KnownIncident("TM1", "Microsoft Teams", ProductFamily.MICROSOFT_365, null, Standing.OPEN);
        var decision = DIAGNOSTICIAN.decide(withIncident("Teams is down for everyone", incident));

        assertThat(decision.outcome()).isEqualTo(Outcome.KNOWN_SERVICE_INCIDENT);
        assertThat(decision.incidentId()).isEqualTo("TM1");
    }

    @Test
    void anIncidentOfAnotherRegionExplainsNothing() {
        var incident = new KnownIncident("BC1", "Virtual Machines", ProductFamily.AZURE, "West Europe", Standing.OPEN);

        assertThat(DIAGNOSTICIAN
                        .decide(withIncident("Azure virtual machines in westeurope do not start", incident))
                        .ruleId())
                .isEqualTo("known-incident");
        assertThat(DIAGNOSTICIAN
                        .decide(withIncident("Azure virtual machines in East US do not start", incident))
                        .ruleId())
                .isNotEqualTo("known-incident");
        assertThat(DIAGNOSTICIAN
                        .decide(withIncident("Azure virtual machines do not start", incident))
                        .ruleId())
                .isNotEqualTo("known-incident");
    }

    @Test
    void aServiceThatTheTicketCallsHealthyIsNotTheOneConcerned() {
        var incident = new KnownIncident("EX1", "Exchange Online", ProductFamily.MICROSOFT_365, null, Standing.OPEN);
        var decision = DIAGNOSTICIAN.decide(withIncident("Teams is down for everyone, Exchange works fine", incident));

        assertThat(decision.outcome()).isEqualTo(Outcome.ESCALATE_MICROSOFT);
    }

    @Test
    void aClosedIncidentExplainsNothingAndASymptomThatStaysIsTheVendors() {
        var incident = new KnownIncident("TM1", "Microsoft Teams", ProductFamily.MICROSOFT_365, null, Standing.OVER);
        var decision = DIAGNOSTICIAN.decide(withIncident("Teams is down for everyone", incident));

        assertThat(decision.outcome()).isEqualTo(Outcome.ESCALATE_MICROSOFT);
        assertThat(decision.issueKind()).isEqualTo(IssueKind.PERSISTS_AFTER_INCIDENT);
        assertThat(decision.incidentId()).isNull();
    }

    /** Whether the symptom went with the incident, nobody has said yet. */
    @Test
    void anIncidentThatEndedSinceTheWordsLeavesOneQuestionAndTellsWhatItWouldBe() {
        var incident =
                new KnownIncident("TM1", "Microsoft Teams", ProductFamily.MICROSOFT_365, null, Standing.ENDED_SINCE);
        var decision = DIAGNOSTICIAN.decide(withIncident("Teams is down for everyone", incident));

        assertThat(decision.outcome()).isEqualTo(Outcome.NEEDS_REVIEW);
        assertThat(decision.ruleId()).isEqualTo("incident-ended");
        assertThat(decision.incidentId()).isNull();
        assertThat(decision.evidence()).containsExactly(new Evidence(Evidence.Kind.INCIDENT, "Microsoft Teams", "TM1"));
        assertThat(decision.certainty().likely()).isEqualTo(Outcome.ESCALATE_MICROSOFT);
        assertThat(decision.certainty().question()).contains("does it still fail");
        assertThat(decision.severity().value())
                .as("what failed was bad, whether it still does or not")
                .isEqualTo(Severity.A);
    }

    @Test
    void whatTheEndedIncidentDoesNotExplainIsDecidedAsWithoutIt() {
        var incident =
                new KnownIncident("TM1", "Microsoft Teams", ProductFamily.MICROSOFT_365, null, Standing.ENDED_SINCE);
        var title = "Teams is down for everyone since we changed the firewall rule";

        assertThat(DIAGNOSTICIAN.decide(withIncident(title, incident)).ruleId())
                .isEqualTo(DIAGNOSTICIAN.decide(words(title, "")).ruleId())
                .isNotEqualTo("incident-ended");
    }

    @Test
    void anotherIncidentThatIsOpenExplainsWhatTheEndedOneDid() {
        var facts = words("Teams is down for everyone", "")
                .beside(List.of(
                        new KnownIncident(
                                "TM1", "Microsoft Teams", ProductFamily.MICROSOFT_365, null, Standing.ENDED_SINCE),
                        new KnownIncident("TM2", "Microsoft Teams", ProductFamily.MICROSOFT_365, null, Standing.OPEN)));

        assertThat(DIAGNOSTICIAN.decide(facts).incidentId()).isEqualTo("TM2");
    }

    @Test
    void wordsInAnotherLanguageThanTheStatedOneAreReadInTheirOwn() {
        var facts = ticket(
                Language.EN,
                AffectedTenant.CUSTOMER,
                null,
                null,
                null,
                "Teams ist ausgefallen",
                "Seit heute früh kann sich niemand im Unternehmen bei Teams anmelden, wir haben nichts geändert.");

        assertThat(DIAGNOSTICIAN.decide(facts).outcome()).isEqualTo(Outcome.ESCALATE_MICROSOFT);
    }

    @Test
    void aHostileTextCostsLittle() {
        var text = "nobody cannot error we not ... unpaid suspended {[( (a|b) ".repeat(600);

        Assertions.assertTimeout(Duration.ofSeconds(5), () -> DIAGNOSTICIAN.decide(words(text, text)));
    }
}
