package dev.firstline.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.AffectedTenant;
import dev.firstline.contracts.ticket.Category;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.TicketType;
import dev.firstline.diagnosis.knowledge.Knowledge;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Undecided is an outcome, with what it would be, what to ask, and what contradicts. */
class CertaintyTest {

    private static final Diagnostician DIAGNOSTICIAN = Knowledge.diagnostician();

    private static TicketFacts stating(Language language, Category category, ProductFamily family, String title) {
        return new TicketFacts(
                TicketType.INCIDENT,
                language,
                AffectedTenant.CUSTOMER,
                family,
                null,
                null,
                category,
                null,
                title,
                "",
                List.of());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whatNothingSpeaksForIsAskedInTheCustomersLanguage(Language language) {
        var decision = DIAGNOSTICIAN.decide(stating(language, null, null, "XQ-7"));

        assertThat(decision.outcome()).isEqualTo(Outcome.NEEDS_REVIEW);
        assertThat(decision.ruleId()).isEqualTo("partner-first");
        assertThat(decision.certainty().likely()).isEqualTo(Outcome.RESOLVE_BY_PARTNER);
        assertThat(decision.certainty().confidence()).isBetween(0.0, Thresholds.USUAL);
        assertThat(decision.certainty().question())
                .startsWith(
                        switch (language) {
                            case EN -> "So that we can help";
                            case DE -> "Damit wir";
                            case ES -> "Para poder ayudar";
                            case PT_BR -> "Para podermos ajudar logo";
                            case PT_PT -> "Para podermos ajudar de imediato";
                        });
    }

    /** Words of a language that is none of ours are read by whichever lexicon fits best; the customer is asked in the ticket's. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EN | So that we can help | Impossible de se connecter à Outlook. Bonjour, depuis ce matin nous ne pouvons plus nous connecter. Merci de votre aide.
            DE | Damit wir           | Impossible de se connecter à Outlook. Bonjour, depuis ce matin nous ne pouvons plus nous connecter. Merci de votre aide.
            EN | So that we can help | Outlook non si apre. Buongiorno, da questa mattina non riusciamo a aprire la posta. Grazie per il vostro aiuto.
            DE | Damit wir           | Nie mogę się zalogować. Dzień dobry, od rana nie możemy się zalogować do poczty. Proszę o pomoc.
            """)
    void aCustomerIsAskedInTheLanguageOfTheTicket(Language language, String asked, String words) {
        var certainty =
                DIAGNOSTICIAN.decide(stating(language, null, null, words)).certainty();

        assertThat(certainty.question()).startsWith(asked);
    }

    @Test
    void whatIsDecidedTellsItsConfidenceAndAsksNothing() {
        var certainty = DIAGNOSTICIAN
                .decide(stating(
                        Language.EN,
                        null,
                        null,
                        "Teams is down for all users since nine this morning, in both offices and at home. Nobody can sign in on any device."
                                + " Nothing was changed here, and service health shows no event"))
                .certainty();

        assertThat(certainty.confidence()).isGreaterThanOrEqualTo(Thresholds.USUAL);
        assertThat(certainty.likely()).isNull();
        assertThat(certainty.question()).isNull();
        assertThat(certainty.contradictions()).isEmpty();
        assertThat(certainty.lexiconVersion()).matches("[0-9a-f]{12}");
        assertThat(certainty.model().version()).matches("[0-9a-f]{12}");
        assertThat(certainty.model().outcome()).isEqualTo(Outcome.ESCALATE_MICROSOFT);
        assertThat(certainty.model().share()).isBetween(0.5, 1.0);
        assertThat(certainty.model().features()).isNotEmpty().hasSizeLessThanOrEqualTo(5);
        assertThat(certainty.calibrationVersion()).isEqualTo("2026-11-29.3");
    }

    @Test
    void aStatedFieldThatTheWordsContradictIsKeptAndTold() {
        var decision = DIAGNOSTICIAN.decide(stating(
                Language.EN,
                Category.BILLING_SUBSCRIPTION,
                ProductFamily.AZURE,
                "Nobody in the company can open SharePoint, error 503 on every site"));

        assertThat(decision.outcome()).isEqualTo(Outcome.ESCALATE_MICROSOFT);
        assertThat(decision.classification().category()).isEqualTo(Category.BILLING_SUBSCRIPTION);
        assertThat(decision.certainty().contradictionsTold())
                .isEqualTo("category: stated BILLING_SUBSCRIPTION, told PERFORMANCE_AVAILABILITY_CONNECTIVITY_DESKTOP;"
                        + " productFamily: stated AZURE, told MICROSOFT_365");
    }

    @Test
    void aHigherThresholdLeavesMoreToPeople() {
        var careful = Knowledge.diagnostician(new Thresholds(Map.of(Outcome.ESCALATE_MICROSOFT, 1.0)));

        var decision = careful.decide(stating(Language.EN, null, null, "Teams is down for all users"));

        assertThat(decision.outcome()).isEqualTo(Outcome.NEEDS_REVIEW);
        assertThat(decision.certainty().likely()).isEqualTo(Outcome.ESCALATE_MICROSOFT);
        assertThat(decision.certainty().question()).startsWith("How many people");
        assertThat(decision.incidentId()).isNull();
    }

    @Test
    void aThresholdIsBetweenNoneAndAll() {
        assertThatThrownBy(() -> new Thresholds(Map.of(Outcome.ROUTE_TO_ISV, 1.5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ROUTE_TO_ISV");
    }

    @Test
    void aReleaseInTheWordsIsPartOfTheProduct() {
        assertThat(DIAGNOSTICIAN
                        .decide(stating(Language.EN, null, null, "Our Windows Server 2022 does not boot"))
                        .classification()
                        .product())
                .isEqualTo("Windows Server 2022");
        assertThat(DIAGNOSTICIAN
                        .decide(stating(Language.DE, null, null, "SQL Server 2019 stürzt ab"))
                        .classification()
                        .product())
                .isEqualTo("SQL Server 2019");
    }
}
