package dev.firstline.diagnosis.cases;

import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.inbox.TicketOwners;
import dev.firstline.chassis.outbox.Outbox;
import dev.firstline.contracts.TenantPath;
import dev.firstline.diagnosis.incident.Incidents;
import dev.firstline.diagnosis.rule.Diagnostician;
import dev.firstline.diagnosis.rule.KnownIncident;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What is heard of tickets, put together. One is decided as soon as fields and words are there, and again when either
 * changes; an older fact never takes the place of a newer one. Where a person has decided, the machine contradicts at most.
 */
@ApplicationScoped
class Cases {

    private final CaseStore cases;
    private final DiagnosisStore diagnoses;
    private final ContradictionStore contradictions;
    private final Incidents incidents;
    private final Diagnostician diagnostician;
    private final Outbox outbox;
    private final Clock clock;

    Cases(
            CaseStore cases,
            DiagnosisStore diagnoses,
            ContradictionStore contradictions,
            Incidents incidents,
            Diagnostician diagnostician,
            Outbox outbox,
            Clock clock) {
        this.cases = cases;
        this.diagnoses = diagnoses;
        this.contradictions = contradictions;
        this.incidents = incidents;
        this.diagnostician = diagnostician;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Takes events in, in their order, within the open transaction.
     *
     * @throws IllegalArgumentException when an event speaks of another tenant's ticket
     */
    void hear(List<Heard> heard) {
        var known = cases.lock(TicketOwners.of(heard, Heard::ticketId, Heard::tenant));
        var changed = new HashSet<UUID>();
        var findings = new Findings();
        var incidentsOf = new HashMap<TenantPath, List<KnownIncident>>();
        for (var one : heard) {
            var before = Objects.requireNonNull(known.get(one.ticketId()));
            var after = one.effect().apply(before);
            if (after == before) {
                continue;
            }
            known.put(after.ticketId(), after);
            changed.add(after.ticketId());
            if (one.decides() && after.isComplete() && !after.saysTheSameAs(before)) {
                var diagnosis = decide(after, incidentsOf.computeIfAbsent(after.tenant(), incidents::holdingFor));
                known.put(after.ticketId(), findings.take(after, diagnosis, one.traceparent()));
            }
        }
        cases.keep(changed.stream().map(known::get).toList());
        keep(findings);
    }

    /** Decides a case anew, with the incidents of now; within the open transaction that holds its lock. */
    Diagnosis decide(Case known) {
        return decide(known, incidents.holdingFor(known.tenant()));
    }

    /** Stores and tells what came of decisions of the machine, within the open transaction. */
    void keep(Findings findings) {
        diagnoses.add(findings.kept());
        contradictions.keep(findings.contradictions());
        contradictions.forget(findings.agreed());
        outbox.publish(findings.told());
    }

    private Diagnosis decide(Case known, List<KnownIncident> holding) {
        var facts = known.facts(holding);
        var mail =
                diagnostician.read(facts, Objects.requireNonNull(known.fields()).statedLanguage());
        return new Diagnosis(
                Ids.next(),
                known.ticketId(),
                known.tenant(),
                known.version(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                diagnostician.decide(facts, mail),
                mail.summary(),
                null);
    }
}
