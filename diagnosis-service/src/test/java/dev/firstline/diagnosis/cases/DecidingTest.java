package dev.firstline.diagnosis.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.chassis.id.Ids;
import dev.firstline.contracts.Topic;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.diagnosis.rim.DiagnosisRimTest;
import dev.firstline.diagnosis.rim.Stored;
import dev.firstline.diagnosis.rim.World;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Fields and words travel on two topics that have no order between them. */
@DiagnosisRimTest
class DecidingTest {

    private static final String DOWN = "Exchange Online is down for all 240 mailboxes";

    private final World world = World.ofItsOwn();
    private final UUID ticket = Ids.next();

    @Test
    void fieldsThenWordsLeadToOneDecision() {
        var opened = world.hearOpened(ticket);
        Stored.awaitApplied(opened);
        var words = world.hearWords(ticket, 1, DOWN, "We have changed nothing.");
        Stored.awaitApplied(words);

        assertThat(World.toldDiagnoses(ticket)).singleElement().satisfies(told -> {
            assertThat(told.getString("outcome")).isEqualTo("ESCALATE_MICROSOFT");
            assertThat(told.getString("ruleId")).isEqualTo("service-unavailable");
            assertThat(told.getString("ruleSetVersion")).isEqualTo("2026-11-29.5");
            assertThat(told.getString("productFamily")).isEqualTo("MICROSOFT_365");
            assertThat(told.getString("severity")).isEqualTo("A");
            assertThat(told.getLong("ticketVersion")).isEqualTo(1);
            assertThat(told.getList("steps.applied", Boolean.class)).endsWith(true);
        });
    }

    @Test
    void wordsThenFieldsLeadToOneDecision() {
        var words = world.hearWords(ticket, 1, DOWN, "");
        Stored.awaitApplied(words);
        var opened = world.hearOpened(ticket);
        Stored.awaitApplied(opened);

        assertThat(World.toldDiagnoses(ticket)).hasSize(1);
    }

    @Test
    void duplicatesChangeNothing() {
        var opened = World.opened(ticket);
        var words = World.words(ticket, 1, DOWN, "");
        var openedId = world.hear(opened);
        var wordsId = world.hear(words);
        world.awaitDiagnoses(ticket, 1);

        world.hear(openedId, opened);
        world.hear(wordsId, words);
        // The same facts under new ids, as after a re-import: nothing in them is news.
        Stored.awaitApplied(world.hear(opened), world.hear(words));

        assertThat(World.toldDiagnoses(ticket)).hasSize(1);
    }

    @Test
    void correctedWordsAreDecidedAnewAndTheLatestComesFirst() {
        world.hearOpened(ticket);
        world.hearWords(ticket, 1, DOWN, "");
        world.awaitDiagnoses(ticket, 1);

        world.hearWords(ticket, 2, "How do I archive mail?", "A question on Outlook.");

        var diagnoses = world.awaitDiagnoses(ticket, 2);
        assertThat(diagnoses.getList("items.ticketVersion", Long.class)).containsExactly(2L, 1L);
        assertThat(diagnoses.getList("items.decision.ruleId")).containsExactly("how-to", "service-unavailable");
    }

    /** As intake sends them once more when the ticket takes their language. */
    @Test
    void theSameWordsAgainAreNotDecidedAnew() {
        world.hearOpened(ticket);
        world.hearWords(ticket, 1, DOWN, "");
        world.awaitDiagnoses(ticket, 1);

        Stored.awaitApplied(world.hearWords(ticket, 2, DOWN, ""));

        assertThat(World.toldDiagnoses(ticket)).hasSize(1);
    }

    @Test
    void whatWasReadIsKeptWithTheDecisionAndHoldsNoWord() {
        world.hearOpened(ticket);
        world.hearWords(ticket, 1, DOWN, "Since eight.\n\nBest regards\nJane Miller\nTel. +44 113 496 0000");

        var diagnoses = world.awaitDiagnoses(ticket, 1);

        assertThat(diagnoses.getList("items[0].decision.mail.parts.kind")).containsExactly("OWN", "SIGNATURE");
        assertThat(diagnoses.getString("items[0].decision.mail"))
                .doesNotContain("Jane")
                .doesNotContain("eight");
    }

    @Test
    void theSeverityOfTheDescribedImpactIsKeptAndTold() {
        world.hearOpened(ticket);
        world.hearWords(ticket, 1, "How do I share a calendar in Outlook?", "");

        var diagnoses = world.awaitDiagnoses(ticket, 1);

        assertThat(diagnoses.getString("items[0].decision.severity.value")).isEqualTo("C");
        assertThat(World.toldDiagnoses(ticket)).singleElement().satisfies(told -> {
            assertThat(told.getString("severity")).isEqualTo("A");
            assertThat(told.getString("proposedSeverity")).isEqualTo("C");
        });
    }

    @Test
    void theLanguageOfTheWordsIsTold() {
        world.hearOpened(ticket);
        world.hearWords(
                ticket, 1, "Drucker", "Seit heute Morgen druckt der Drucker im Lager nicht mehr, bitte um Hilfe.");
        world.awaitDiagnoses(ticket, 1);

        assertThat(World.toldDiagnoses(ticket)).singleElement().satisfies(told -> {
            assertThat(told.getString("language")).isEqualTo("EN");
            assertThat(told.getString("detectedLanguage")).isEqualTo("DE");
        });
    }

    @Test
    void olderWordsNeverTakeThePlaceOfNewerOnes() {
        world.hearOpened(ticket);
        world.hearWords(ticket, 3, "How do I archive mail?", "");
        world.awaitDiagnoses(ticket, 1);

        Stored.awaitApplied(world.hearWords(ticket, 2, DOWN, ""));

        assertThat(World.toldDiagnoses(ticket))
                .extracting(told -> told.getString("ruleId"))
                .containsExactly("how-to");
    }

    @Test
    void aCorrectedClassificationIsDecidedAnew() {
        world.hearOpened(ticket);
        world.hearWords(ticket, 1, "The application fails with an error", "");
        world.awaitDiagnoses(ticket, 1);

        world.hearReclassified(ticket, 2, ProductFamily.MARKETPLACE_ISV);

        assertThat(world.awaitDiagnoses(ticket, 2).getString("items[0].decision.outcome"))
                .isEqualTo("ROUTE_TO_ISV");
    }

    @Test
    void anotherSeverityIsNoReasonToDecideAnewButTheNextDecisionTellsIt() {
        world.hearOpened(ticket);
        world.hearWords(ticket, 1, DOWN, "");
        world.awaitDiagnoses(ticket, 1);

        Stored.awaitApplied(world.hearSeverity(ticket, 2, Severity.C));
        assertThat(World.toldDiagnoses(ticket)).hasSize(1);
        world.hearReclassified(ticket, 3, ProductFamily.MICROSOFT_365);
        world.awaitDiagnoses(ticket, 2);

        assertThat(World.toldDiagnoses(ticket))
                .extracting(told -> told.getString("severity"))
                .containsExactly("A", "C");
    }

    @Test
    void whatTheCustomerAnswersHasAnUndecidedTicketDecidedAnew() {
        world.hearOpened(ticket);
        world.hearWords(ticket, 1, "Hello", "");
        assertThat(world.awaitDiagnoses(ticket, 1).getString("items[0].decision.outcome"))
                .isEqualTo("NEEDS_REVIEW");

        world.hearMore(
                ticket,
                4,
                DOWN + ". We have changed nothing.\n\nOn 21 Nov 2026, the desk wrote:\n> How do you pay your invoice?");

        var diagnoses = world.awaitDiagnoses(ticket, 2);
        assertThat(diagnoses.getString("items[0].decision.ruleId")).isEqualTo("service-unavailable");
        assertThat(diagnoses.getLong("items[0].ticketVersion")).isEqualTo(4);
        assertThat(World.toldDiagnoses(ticket))
                .extracting(told -> told.getString("supersedes"))
                .containsExactly(null, diagnoses.getString("items[1].id"));
    }

    @Test
    void anAnswerThatOnlyQuotesSaysNothing() {
        world.hearOpened(ticket);
        world.hearWords(ticket, 1, "Hello", "");
        world.awaitDiagnoses(ticket, 1);

        Stored.awaitApplied(world.hearMore(ticket, 2, "> " + DOWN));

        assertThat(World.toldDiagnoses(ticket)).hasSize(1);
    }

    @Test
    void theWordsGoWhenTheTicketEnds() {
        world.hearOpened(ticket);
        world.hearWords(ticket, 1, DOWN, "");
        world.awaitDiagnoses(ticket, 1);
        Stored.awaitApplied(world.hearMore(ticket, 2, "It is Outlook on the web too."));
        assertThat(Stored.hasWords(ticket)).isTrue();

        Stored.awaitApplied(world.hearStatus(ticket, 2, TicketStatus.RESOLVED));
        assertThat(Stored.hasWords(ticket)).isTrue();
        Stored.awaitApplied(world.hearStatus(ticket, 3, TicketStatus.CLOSED));
        assertThat(Stored.hasWords(ticket)).isFalse();

        Stored.awaitApplied(world.hearWords(ticket, 4, DOWN, ""), world.hearMore(ticket, 5, "Still down."));
        assertThat(Stored.hasWords(ticket)).isFalse();
        assertThat(World.toldDiagnoses(ticket)).hasSize(1);
    }

    @Test
    void aRecordThatCannotBeReadIsKeptAsideAndOtherTicketsGoOn() {
        var poisoned = Ids.next();
        FirstlineStack.kafka()
                .produce(
                        Topic.TICKET_TEXT.topicName(),
                        poisoned.toString(),
                        "{\"ticketId\":".getBytes(StandardCharsets.UTF_8),
                        Map.of(
                                "ce_id",
                                Ids.next().toString(),
                                "ce_source",
                                "/firstline/test",
                                "ce_type",
                                "ticket-text.written",
                                "ce_firstlinetenant",
                                world.tenant()));

        world.hearOpened(ticket);
        world.hearWords(ticket, 1, DOWN, "");

        world.awaitDiagnoses(ticket, 1);
        await().atMost(World.PATIENCE).until(() -> Stored.deadLetters(poisoned.toString()) == 1);
    }

    @Test
    void hugeAndStrangeWordsAreDecidedLikeAnyOther() {
        world.hearOpened(ticket);
        world.hearWords(ticket, 1, "((((*+?{[\\", "nobody ... cannot \uFDFA (a|b)* ".repeat(2000));

        assertThat(world.awaitDiagnoses(ticket, 1).getString("items[0].decision.outcome"))
                .isNotNull();
    }

    @Test
    void anOpenIncidentOfAnAncestorExplainsTheTicketAndAClosedOneDoesNot() {
        world.opensIncident("TM1", "Microsoft Teams");
        var below = world.child("northwind");
        below.hearOpened(ticket);
        below.hearWords(ticket, 1, "Teams is down for everyone", "");

        var linked = below.awaitDiagnoses(ticket, 1);
        assertThat(linked.getString("items[0].decision.outcome")).isEqualTo("KNOWN_SERVICE_INCIDENT");
        assertThat(linked.getString("items[0].decision.incidentId")).isEqualTo("TM1");

        world.closesIncident("TM1");
        assertThat(below.awaitDiagnoses(ticket, 2).getString("items[0].decision.ruleId"))
                .isEqualTo("incident-ended");

        var afterTheEnd = Ids.next();
        below.hearOpened(afterTheEnd);
        below.hearWords(afterTheEnd, 1, "Teams is down for everyone", "");
        assertThat(below.awaitDiagnoses(afterTheEnd, 1).getString("items[0].decision.ruleId"))
                .isEqualTo("persists-after-incident");
    }

    @Test
    void anIncidentOfAnotherTenantExplainsNothing() {
        World.ofItsOwn().opensIncident("TM2", "Microsoft Teams");
        world.hearOpened(ticket);
        world.hearWords(ticket, 1, "Teams is down for everyone", "");

        assertThat(world.awaitDiagnoses(ticket, 1).getString("items[0].decision.outcome"))
                .isEqualTo("ESCALATE_MICROSOFT");
    }
}
