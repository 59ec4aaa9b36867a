package dev.firstline.escalation.handling;

import dev.firstline.chassis.outbox.Outbox;
import dev.firstline.contracts.escalation.Awaited;
import dev.firstline.contracts.escalation.EscalationEvent;
import dev.firstline.escalation.chase.BusinessHours;
import dev.firstline.escalation.chase.Chase;
import dev.firstline.escalation.chase.ChaseSteps;
import dev.firstline.escalation.chase.Delay;
import dev.firstline.escalation.chase.Waiting;
import dev.firstline.escalation.partner.PartnerContact;
import dev.firstline.escalation.registry.Partners;
import dev.firstline.escalation.response.InitialResponse;
import dev.firstline.escalation.ticket.TicketFacts;
import dev.firstline.escalation.ticket.Tickets;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Reminds of requests that wait. Every method runs within an open transaction that holds the lock of the ticket. */
@ApplicationScoped
class Chasing {

    private final Partners partners;
    private final Tickets tickets;
    private final Outbox outbox;
    private final ChaseRows rows;
    private final ChaseSteps steps;

    Chasing(
            Partners partners,
            Tickets tickets,
            Outbox outbox,
            ChaseRows rows,
            @ConfigProperty(name = "firstline.chase.filing", defaultValue = "PT1H,PT4H") Optional<List<String>> filing,
            @ConfigProperty(name = "firstline.chase.initial-response", defaultValue = "0,50,100")
                    Optional<List<Integer>> initialResponse,
            @ConfigProperty(name = "firstline.chase.our-answer", defaultValue = "PT4H,P1BD")
                    Optional<List<String>> ourAnswer,
            @ConfigProperty(name = "firstline.chase.our-trial", defaultValue = "PT4H,P1BD")
                    Optional<List<String>> ourTrial,
            @ConfigProperty(name = "firstline.chase.customer-told", defaultValue = "PT4H,P1BD")
                    Optional<List<String>> customerTold) {
        this.partners = partners;
        this.tickets = tickets;
        this.outbox = outbox;
        this.rows = rows;
        this.steps = new ChaseSteps(
                delays(filing),
                initialResponse.orElse(List.of()),
                delays(ourAnswer),
                delays(ourTrial),
                delays(customerTold));
    }

    /** It has come to where it stands now: what was waited for before has come, and the next may begin. */
    void begin(EscalationEntity escalation, BusinessHours hours) {
        escalation.hold(awaited(escalation)
                .map(one -> Chase.of(instants(escalation, one, hours)))
                .orElse(Chase.NONE));
    }

    /** Of the partner's desk, by whose country the vendor's hours go too. */
    BusinessHours hoursOf(EscalationEntity escalation) {
        var zone = partners.nearestTo(escalation.tenantPath())
                .map(partner -> partner.profile().contact())
                .map(PartnerContact::timeZone);
        return new BusinessHours(zone.orElse(ZoneOffset.UTC));
    }

    /** Tells the step that is due, unless what was waited for has come; the row says when the next is. Nobody's version changes by it. */
    void look(EscalationEntity escalation, Instant now) {
        var waiting = awaited(escalation).filter(one -> !hasCome(escalation, one));
        if (waiting.isEmpty()) {
            rows.set(escalation.id, Chase.NONE);
            return;
        }
        var awaited = waiting.get();
        var instants = instants(escalation, awaited, hoursOf(escalation));
        var chase = escalation.chase();
        chase.due(instants, now)
                .ifPresent(step -> outbox.publish(
                        escalation.tenantPath(),
                        new EscalationEvent.ChaseDue(
                                escalation.ticketId,
                                escalation.id,
                                now,
                                awaited,
                                step.number(),
                                escalation.life().since(),
                                step.dueAt(),
                                escalation.vendorCaseNumber)));
        rows.set(escalation.id, chase.told(instants, now));
    }

    /** Nothing where a version without progress has written since: it is not known since when it stands there. */
    private static Optional<Awaited> awaited(EscalationEntity escalation) {
        var progress = escalation.life().progress();
        return progress == escalation.progress
                ? Waiting.of(progress, Boolean.TRUE.equals(escalation.solved))
                : Optional.empty();
    }

    /** Everything else ends with the progress. */
    private boolean hasCome(EscalationEntity escalation, Awaited awaited) {
        return awaited == Awaited.CUSTOMER_TOLD
                && tickets.find(escalation.ticketId)
                        .filter(ticket -> isTold(ticket, escalation.life().since()))
                        .isPresent();
    }

    private static boolean isTold(TicketFacts ticket, Instant since) {
        return ticket.ended()
                || ticket.customerToldAt() != null && !ticket.customerToldAt().isBefore(since);
    }

    private List<Instant> instants(EscalationEntity escalation, Awaited awaited, BusinessHours hours) {
        return steps.instants(awaited, escalation.life().since(), promise(escalation), hours);
    }

    private static @Nullable InitialResponse promise(EscalationEntity escalation) {
        return escalation.initialResponse == null || escalation.responseHours == null
                ? null
                : new InitialResponse(escalation.initialResponse, escalation.responseHours);
    }

    private static List<Delay> delays(Optional<List<String>> texts) {
        return texts.orElse(List.of()).stream().map(Delay::parse).toList();
    }
}
