package dev.firstline.diagnosis.cases;

import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.outbox.Outbox;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketEvent;
import dev.firstline.diagnosis.incident.Incidents;
import dev.firstline.diagnosis.rule.Diagnostician;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * What is heard of a ticket, put together. It is decided as soon as fields and words are there, and again when either
 * changes; an older fact never takes the place of a newer one. Every method runs within an open transaction.
 */
@ApplicationScoped
public class Cases {

    private final CaseStore cases;
    private final DiagnosisStore diagnoses;
    private final Incidents incidents;
    private final Diagnostician diagnostician;
    private final Outbox outbox;
    private final Clock clock;

    Cases(
            CaseStore cases,
            DiagnosisStore diagnoses,
            Incidents incidents,
            Diagnostician diagnostician,
            Outbox outbox,
            Clock clock) {
        this.cases = cases;
        this.diagnoses = diagnoses;
        this.incidents = incidents;
        this.diagnostician = diagnostician;
        this.outbox = outbox;
        this.clock = clock;
    }

    void opened(TenantPath tenant, TicketEvent.Opened opened) {
        var known = cases.lock(opened.ticketId(), tenant);
        if (known.fields() == null) {
            decide(keep(known.with(TicketFields.of(opened))));
        }
    }

    void reclassified(TenantPath tenant, TicketEvent.Reclassified to) {
        var known = cases.lock(to.ticketId(), tenant);
        var fields = known.fields();
        if (fields != null && fields.version() < to.version()) {
            decide(keep(known.with(fields.reclassified(to))));
        }
    }

    /** The stated severity decides nothing, but the next decision tells it. */
    void severityChanged(TenantPath tenant, UUID ticketId, long version, Severity to) {
        var known = cases.lock(ticketId, tenant);
        var fields = known.fields();
        if (fields != null && fields.version() < version) {
            keep(known.with(fields.withSeverity(version, to)));
        }
    }

    void written(TenantPath tenant, UUID ticketId, TicketWords words) {
        var known = cases.lock(ticketId, tenant);
        var before = known.words();
        if (!known.ended() && (before == null || before.version() < words.version())) {
            decide(keep(known.with(words)));
        }
    }

    /** Nothing can follow: the words go. */
    void ended(TenantPath tenant, UUID ticketId) {
        keep(cases.lock(ticketId, tenant).end());
    }

    private Case keep(Case heard) {
        cases.keep(heard);
        return heard;
    }

    private void decide(Case known) {
        var fields = known.fields();
        if (fields == null || !known.isComplete()) {
            return;
        }
        var decision = diagnostician.decide(known.facts(incidents.holdingFor(known.tenant())));
        var diagnosis = new Diagnosis(
                Ids.next(),
                known.ticketId(),
                known.tenant(),
                known.version(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                decision);
        diagnoses.add(diagnosis);
        outbox.publish(known.tenant(), diagnosis.event(fields.severity(), fields.language()));
    }
}
