package dev.firstline.sla.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.escalation.SupportVehicle;
import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.contracts.ticket.Category;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketType;
import dev.firstline.sla.calendar.BusinessCalendar;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RulebookTest {

    private static final TicketProfile TICKET = TicketProfile.of(
            TicketType.INCIDENT, Severity.B, Language.EN, ProductFamily.AZURE, Category.USAGE_QUESTION, null);

    @Test
    void theFirstRuleThatNamesTheTargetDecides() {
        var book = book(
                policy("own", rule("resolution-only", Condition.ANY, Goal.resolution(Amount.hours(1), "24x7"))),
                policy("base", rule("both", Condition.ANY, response(5), Goal.resolution(Amount.hours(9), "24x7"))));
        assertThat(book.promise(SlaTarget.RESOLUTION, TICKET).orElseThrow().policy())
                .isEqualTo("own");
        assertThat(book.promise(SlaTarget.FIRST_RESPONSE, TICKET).orElseThrow().policy())
                .isEqualTo("base");
    }

    @Test
    void everyPartOfAConditionMustHold() {
        var severity = new Condition(
                Set.of(Severity.A), null, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
        var category = new Condition(
                Set.of(),
                null,
                Set.of(),
                Set.of(),
                Set.of(Category.BILLING_SUBSCRIPTION),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of());
        var family = new Condition(
                Set.of(Severity.B),
                true,
                Set.of(Language.EN),
                Set.of(TicketType.INCIDENT),
                Set.of(Category.USAGE_QUESTION),
                Set.of(ProductFamily.AZURE),
                Set.of(),
                Set.of(),
                Set.of());
        var book = book(policy(
                "p",
                rule("1", severity, response(1)),
                rule("2", category, response(2)),
                rule("3", family, response(3))));
        assertThat(book.promise(SlaTarget.FIRST_RESPONSE, TICKET).orElseThrow().rule())
                .isEqualTo("3");
        assertThat(book.promise(SlaTarget.FIRST_RESPONSE, TICKET.withSeverity(Severity.C)))
                .isEmpty();
    }

    @Test
    void aRuleMayAskForTheCustomerTheDiagnosisAndTheContract() {
        var customer = UUID.randomUUID();
        var book = book(policy(
                "p",
                rule("customer", condition(Set.of(customer), Set.of(), Set.of()), response(1)),
                rule("outcome", condition(Set.of(), Set.of(Outcome.ESCALATE_MICROSOFT), Set.of()), response(2)),
                rule("contract", condition(Set.of(), Set.of(), Set.of(SupportVehicle.PSFP)), response(3))));
        assertThat(book.promise(SlaTarget.FIRST_RESPONSE, TICKET)).isEmpty();
        assertThat(ruleFor(book, TICKET.withCustomer(customer))).isEqualTo("customer");
        assertThat(ruleFor(book, TICKET.withOutcome(Outcome.ESCALATE_MICROSOFT)))
                .isEqualTo("outcome");
        assertThat(ruleFor(book, TICKET.withVendor(new VendorTerms("AZURE_PORTAL", SupportVehicle.PSFP, null))))
                .isEqualTo("contract");
    }

    @Test
    void theVendorOwesWhatItPublishesUnlessAPolicyKnowsBetter() {
        var filed = TICKET.withVendor(VendorTerms.of("AZURE_PORTAL", SupportVehicle.PSFP, "P1BD"));
        var published = book().promise(SlaTarget.VENDOR_RESPONSE, filed).orElseThrow();
        assertThat(published.policy()).isEqualTo(Rulebook.VENDOR);
        assertThat(published.rule()).isEqualTo("AZURE_PORTAL");
        assertThat(published.goal()).isEqualTo(Duration.ofHours(8));
        assertThat(published.calendar().code()).isEqualTo("business-hours");

        var own = new Goal(SlaTarget.VENDOR_RESPONSE, Amount.hours(1), "24x7", Map.of(), Thresholds.atPercent());
        assertThat(book(policy("own", rule("r", Condition.ANY, own)))
                        .promise(SlaTarget.VENDOR_RESPONSE, filed)
                        .orElseThrow()
                        .policy())
                .isEqualTo("own");
    }

    @Test
    void aVendorThatPublishesNothingOrWhatNobodyUnderstandsOwesNothing() {
        for (var text : new String[] {null, "soon", "P0BD"}) {
            var filed = TICKET.withVendor(VendorTerms.of("AZURE_PORTAL", SupportVehicle.PSFP, text));
            assertThat(book().promise(SlaTarget.VENDOR_RESPONSE, filed)).isEmpty();
        }
        assertThat(book().promise(SlaTarget.VENDOR_RESPONSE, TICKET)).isEmpty();
    }

    @Test
    void anIncidentCountsAsBreakFixUnlessSomebodySaysOtherwise() {
        assertThat(TICKET.breakFix()).isTrue();
        assertThat(TicketProfile.of(TicketType.SERVICE_REQUEST, Severity.B, Language.EN, null, null, null)
                        .breakFix())
                .isFalse();
        assertThat(TicketProfile.of(TicketType.INCIDENT, Severity.B, Language.EN, null, null, false)
                        .breakFix())
                .isFalse();
    }

    @Test
    void aPolicyCannotCountByACalendarThatIsNotThere() {
        var goal = Goal.firstResponse(Amount.hours(1), "nowhere");
        assertThatThrownBy(() -> book(policy("p", rule("1", Condition.ANY, goal))))
                .hasMessageContaining("no calendar nowhere");
    }

    @Test
    void goalsAndRulesOutOfBoundsAreRefused() {
        assertThatThrownBy(() -> response(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> response(90_000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        new Goal(SlaTarget.RESOLUTION, Amount.hours(1), "24x7", Map.of(), Thresholds.atPercent(100)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rule("1", Condition.ANY)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rule("1", Condition.ANY, response(1), response(2)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> policy("p", rule("1", Condition.ANY, response(1)), rule("1", Condition.ANY, response(1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Condition condition(Set<UUID> customers, Set<Outcome> outcomes, Set<SupportVehicle> vehicles) {
        return new Condition(Set.of(), null, Set.of(), Set.of(), Set.of(), Set.of(), customers, outcomes, vehicles);
    }

    private static String ruleFor(Rulebook book, TicketProfile ticket) {
        return book.promise(SlaTarget.FIRST_RESPONSE, ticket).orElseThrow().rule();
    }

    private static Goal response(long hours) {
        return Goal.firstResponse(Amount.hours(hours), "24x7");
    }

    private static PolicyRule rule(String id, Condition when, Goal... goals) {
        return new PolicyRule(id, "test", when, List.of(goals));
    }

    private static SlaPolicy policy(String code, PolicyRule... rules) {
        return new SlaPolicy(code, 1, 100, List.of(rules));
    }

    private static Rulebook book(SlaPolicy... policies) {
        return new Rulebook(List.of(policies), Map.of("24x7", BusinessCalendar.always("24x7")));
    }
}
