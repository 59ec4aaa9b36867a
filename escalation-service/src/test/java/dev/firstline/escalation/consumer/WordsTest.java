package dev.firstline.escalation.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.inbox.EventHandler;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.Event;
import dev.firstline.contracts.EventEnvelope;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.contracts.ticket.TicketTextEvent;
import dev.firstline.escalation.rim.EscalationRimTest;
import dev.firstline.escalation.rim.World;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The words travel on a topic of their own, so they come before, between or after everything else. */
@EscalationRimTest
class WordsTest {

    private final UUID ticket = Ids.next();

    @Inject
    Transactions transactions;

    @Inject
    EventHandler handler;

    private void hasWordsInPacket(World world, String escalation) {
        await().atMost(World.PATIENCE)
                .untilAsserted(() -> assertThat(world.agent()
                                .get("/v1/escalations/" + escalation + "/packet")
                                .jsonPath()
                                .getString("fields.find { it.name == 'Summary' }.value"))
                        .isEqualTo("Database gone"));
    }

    @Test
    void wordsThatComeFirstStandInThePacket() {
        var world = World.ofItsOwn().isPartner("DIRECT_BILL").holds("ASFP");
        world.hearWords(ticket, "Database gone", "Since noon.");
        await().atMost(World.PATIENCE).until(() -> Facts.hasWords(ticket));

        world.hearDecision(ticket, Outcome.ESCALATE_MICROSOFT, ProductFamily.AZURE, "Azure SQL Database");

        hasWordsInPacket(world, world.awaitEscalationId(ticket, "OPEN"));
    }

    @Test
    void wordsThatComeLastStandInThePacket() {
        var world = World.ofItsOwn().isPartner("DIRECT_BILL").holds("ASFP");
        world.hearDecision(ticket, Outcome.ESCALATE_MICROSOFT, ProductFamily.AZURE, "Azure SQL Database");
        var id = world.awaitEscalationId(ticket, "OPEN");

        world.hearWords(ticket, "Database gone", "Since noon.");

        hasWordsInPacket(world, id);
    }

    @Test
    void wordsAreErasedWhenNoVendorIsNeeded() {
        var world = World.ofItsOwn();
        world.hearWords(ticket, "Database gone", "Since noon.");
        await().atMost(World.PATIENCE).until(() -> Facts.hasWords(ticket));

        world.hearDecision(ticket, Outcome.RESOLVE_BY_PARTNER, ProductFamily.AZURE, "Azure SQL Database");

        await().atMost(World.PATIENCE).until(() -> !Facts.hasWords(ticket));
    }

    @Test
    void wordsAreErasedWhenTheTicketEnds() {
        var world = World.ofItsOwn();
        world.hearWords(ticket, "Database gone", "Since noon.");
        await().atMost(World.PATIENCE).until(() -> Facts.hasWords(ticket));

        world.hearStatus(ticket, 2, TicketStatus.CLOSED);

        await().atMost(World.PATIENCE).until(() -> !Facts.hasWords(ticket));
    }

    @Test
    void wordsThatComeAfterADecisionWithoutAVendorAreNotKept() {
        var world = World.ofItsOwn();
        var decision = Ids.next();
        world.hear(decision, World.decision(ticket, 1, Outcome.RESOLVE_BY_PARTNER, ProductFamily.AZURE, "Azure"));
        await().atMost(World.PATIENCE).until(() -> Facts.isApplied(decision));
        var words = Ids.next();

        world.hear(
                words,
                new TicketTextEvent.Written(
                        ticket, 1, Instant.parse("2026-11-21T12:00:00Z"), Language.EN, "Database gone", "Since noon."));
        await().atMost(World.PATIENCE).until(() -> Facts.isApplied(words));

        assertThat(Facts.hasWords(ticket)).isFalse();
    }

    /** As intake tells the words again for a later decision: the topics have no order between them. */
    @Test
    void wordsThatComeInOneBatchBeforeTheDecisionThatNeedsThemAreKept() {
        var tenant = new TenantPath(World.ofItsOwn().tenant());
        var at = Instant.parse("2026-11-21T12:00:00Z");
        hear(tenant, World.decision(ticket, 1, Outcome.RESOLVE_BY_PARTNER, ProductFamily.AZURE, "Azure"));

        hear(
                tenant,
                new TicketTextEvent.Written(ticket, 3, at, Language.EN, "Database gone", "Since noon."),
                World.byPerson(ticket, 1, Outcome.ESCALATE_MICROSOFT, ProductFamily.AZURE, "Azure"));
        assertThat(Facts.hasWords(ticket)).isTrue();

        hear(
                tenant,
                World.byPerson(ticket, 1, Outcome.RESOLVE_BY_PARTNER, ProductFamily.AZURE, "Azure"),
                new TicketTextEvent.Written(ticket, 4, at, Language.EN, "Database gone", "Since noon."));
        assertThat(Facts.hasWords(ticket)).isFalse();
    }

    private void hear(TenantPath tenant, Event... events) {
        transactions.asPlatform(() -> handler.handle(Arrays.stream(events)
                .<EventEnvelope<?>>map(event -> new EventEnvelope<>(Ids.next(), "/firstline/test", tenant, null, event))
                .toList()));
    }
}
