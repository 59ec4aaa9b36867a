package dev.firstline.console;

import dev.firstline.console.view.Fact;
import dev.firstline.contracts.Event;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.diagnosis.DecisionStep;
import dev.firstline.contracts.diagnosis.DiagnosisEvent;
import dev.firstline.contracts.diagnosis.Evidence;
import dev.firstline.contracts.diagnosis.IssueClass;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.escalation.EscalationEvent;
import dev.firstline.contracts.escalation.FilingRoute;
import dev.firstline.contracts.escalation.SupportVehicle;
import dev.firstline.contracts.escalation.VendorStatus;
import dev.firstline.contracts.notification.Channel;
import dev.firstline.contracts.notification.NotificationEvent;
import dev.firstline.contracts.sla.PauseCause;
import dev.firstline.contracts.sla.SlaEvent;
import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.contracts.ticket.AffectedTenant;
import dev.firstline.contracts.ticket.Category;
import dev.firstline.contracts.ticket.CommunicationDirection;
import dev.firstline.contracts.ticket.CommunicationVisibility;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketEvent;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.contracts.ticket.TicketTextEvent;
import dev.firstline.contracts.ticket.TicketType;
import dev.firstline.contracts.ticket.TransitionCause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The life of one ticket with all that can happen to it: opened, decided, filed, warned, breached, alerted. */
public final class TicketLife {

    public final UUID ticket = UUID.randomUUID();
    public final UUID firstResponse = UUID.randomUUID();
    public final UUID resolution = UUID.randomUUID();
    public final UUID escalation = UUID.randomUUID();
    public final String number;
    public final Instant start;

    public TicketLife(String number, Instant start) {
        this.number = number;
        this.start = start;
    }

    public Instant after(int minutes) {
        return start.plus(Duration.ofMinutes(minutes));
    }

    public TicketEvent.Opened opened() {
        return new TicketEvent.Opened(
                ticket,
                1,
                start,
                number,
                "CRM-" + number,
                TicketType.INCIDENT,
                Severity.B,
                Language.EN,
                AffectedTenant.CUSTOMER,
                UUID.randomUUID(),
                null,
                "Exchange Online",
                null,
                null,
                null,
                "C-4711",
                null);
    }

    public TicketTextEvent.Written title(long version, String title) {
        return new TicketTextEvent.Written(
                ticket, version, start, Language.EN, title, "Body, which is never kept here.");
    }

    public TicketEvent.StatusChanged moved(long version, int minute, TicketStatus from, TicketStatus to) {
        return new TicketEvent.StatusChanged(ticket, version, after(minute), from, to, TransitionCause.AGENT, null);
    }

    public TicketEvent.CommunicationAdded reply(long version, int minute) {
        return wrote(version, minute, false);
    }

    /** What a machine writes to the customer. */
    public TicketEvent.CommunicationAdded receipt(long version, int minute) {
        return wrote(version, minute, true);
    }

    private TicketEvent.CommunicationAdded wrote(long version, int minute, boolean automatic) {
        return new TicketEvent.CommunicationAdded(
                ticket,
                version,
                after(minute),
                UUID.randomUUID(),
                CommunicationDirection.OUTBOUND,
                CommunicationVisibility.CUSTOMER,
                automatic);
    }

    public DiagnosisEvent.Completed decided(int minute, Outcome outcome, String rule) {
        return new DiagnosisEvent.Completed(
                ticket,
                UUID.randomUUID(),
                1,
                after(minute),
                outcome,
                rule,
                "2026-11-21",
                List.of(
                        new Evidence(Evidence.Kind.FIELD, "breakFix", "true"),
                        new Evidence(Evidence.Kind.TERM, "unavailable", "cannot send or receive")),
                List.of(new DecisionStep("own-tenant", false), new DecisionStep(rule, true)),
                ProductFamily.MICROSOFT_365,
                "Exchange Online",
                Category.PERFORMANCE_AVAILABILITY_CONNECTIVITY_DESKTOP,
                IssueClass.TECHNICAL,
                "SERVICE_UNAVAILABLE",
                true,
                Severity.B,
                Language.EN,
                null,
                List.of("SERVICE_UNAVAILABLE"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    public SlaEvent.Started clock(SlaTarget target, int minute, int dueMinute) {
        return new SlaEvent.Started(
                ticket,
                clockId(target),
                target,
                after(minute),
                "northwind-standard",
                "PT4H",
                "24x7",
                after(dueMinute),
                null);
    }

    public UUID clockId(SlaTarget target) {
        return target == SlaTarget.FIRST_RESPONSE ? firstResponse : resolution;
    }

    /** Everything, in the order in which it happened. */
    public List<Event> all() {
        return List.of(
                opened(),
                clock(SlaTarget.FIRST_RESPONSE, 0, 60),
                clock(SlaTarget.RESOLUTION, 0, 240),
                moved(2, 1, TicketStatus.NEW, TicketStatus.TRIAGED),
                decided(1, Outcome.RESOLVE_BY_PARTNER, "boundary-partner"),
                decided(2, Outcome.ESCALATE_MICROSOFT, "boundary-microsoft"),
                new EscalationEvent.Opened(
                        ticket,
                        escalation,
                        after(3),
                        FilingRoute.M365_ADMIN_CENTER,
                        List.of(SupportVehicle.ASFP, SupportVehicle.SIGNATURE),
                        Severity.B,
                        true,
                        "PT4H"),
                new TicketEvent.SeverityChanged(ticket, 3, after(5), Severity.B, Severity.A),
                new SlaEvent.Rebased(
                        ticket,
                        resolution,
                        SlaTarget.RESOLUTION,
                        after(5),
                        "northwind-standard",
                        "PT2H",
                        "24x7",
                        after(120),
                        null,
                        null),
                new EscalationEvent.Filed(ticket, escalation, after(20), FilingRoute.M365_ADMIN_CENTER, "41725508"),
                moved(4, 20, TicketStatus.TRIAGED, TicketStatus.WAITING_ON_VENDOR),
                new SlaEvent.Paused(ticket, resolution, SlaTarget.RESOLUTION, after(20), PauseCause.VENDOR),
                new EscalationEvent.VendorUpdated(ticket, escalation, after(40), VendorStatus.ATTENTION_NEEDED, null),
                moved(5, 41, TicketStatus.WAITING_ON_VENDOR, TicketStatus.WAITING_ON_PARTNER),
                new SlaEvent.Resumed(ticket, resolution, SlaTarget.RESOLUTION, after(41), after(141)),
                new SlaEvent.Warned(ticket, firstResponse, SlaTarget.FIRST_RESPONSE, after(45), after(60), 75, null),
                new SlaEvent.Breached(
                        ticket,
                        firstResponse,
                        SlaTarget.FIRST_RESPONSE,
                        after(60),
                        after(60).plusMillis(14)),
                new NotificationEvent.Delivered(
                        ticket,
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        "sla.breached",
                        Channel.WEBHOOK,
                        2,
                        after(60).plusMillis(90)),
                reply(6, 70));
    }

    public List<Fact> facts() {
        return all().stream()
                .map(event -> new Fact(UUID.randomUUID(), new TenantPath("contoso"), event))
                .toList();
    }
}
