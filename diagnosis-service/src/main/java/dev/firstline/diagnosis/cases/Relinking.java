package dev.firstline.diagnosis.cases;

import dev.firstline.chassis.pages.PageTurns;
import dev.firstline.chassis.pages.PagedWork;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.diagnosis.cases.Relinks.Relink;
import dev.firstline.diagnosis.incident.Incident;
import dev.firstline.diagnosis.incident.IncidentChanged;
import dev.firstline.diagnosis.incident.Incidents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Decides anew what a changed incident concerns: of one that is open the open tickets at or below its tenant, of one that was closed those
 * that are linked to it. The change itself only notes that there is work.
 */
@ApplicationScoped
class Relinking implements PagedWork<Relink, Case> {

    static final int TOGETHER = 100;

    private final Relinks relinks;
    private final Incidents incidents;
    private final CaseStore cases;
    private final DiagnosisStore diagnoses;
    private final Deciding deciding;
    private final Cases keeper;
    private final Transactions transactions;

    Relinking(
            Relinks relinks,
            Incidents incidents,
            CaseStore cases,
            DiagnosisStore diagnoses,
            Deciding deciding,
            Cases keeper,
            Transactions transactions) {
        this.relinks = relinks;
        this.incidents = incidents;
        this.cases = cases;
        this.diagnoses = diagnoses;
        this.deciding = deciding;
        this.keeper = keeper;
        this.transactions = transactions;
    }

    void onChange(@Observes IncidentChanged change) {
        relinks.add(change.tenant(), change.incidentId());
    }

    PageTurns<Relink, Case> turns() {
        return new PageTurns<>(transactions, this);
    }

    @Override
    public Optional<Relink> next() {
        return relinks.next();
    }

    @Override
    public boolean somethingWaits() {
        return relinks.any();
    }

    @Override
    public List<Case> page(Relink job) {
        return incident(job)
                .map(incident -> incident.isOpen()
                        ? cases.openIn(incident.tenant(), incident.explainsSince(), job.position(), TOGETHER)
                        : cases.linkedTo(incident, job.position(), TOGETHER))
                .orElse(List.of());
    }

    /**
     * Looks at them as they were read, and locks those alone that it may decide anew: hardly any ticket of a tenant is concerned, and nobody
     * who hears of the others is to wait.
     */
    @Override
    public void work(Relink job, List<Case> page) {
        incident(job).ifPresent(incident -> {
            var concerned = page.stream()
                    .filter(known -> deciding.reader().concerns(incident, known))
                    .map(Case::ticketId)
                    .toList();
            if (!concerned.isEmpty()) {
                relink(incident, cases.lockKnown(concerned));
            }
        });
    }

    private void relink(Incident incident, List<Case> locked) {
        var latest = diagnoses.latest(locked.stream().map(Case::ticketId).toList());
        var sitting = deciding.sitting();
        var changed = new ArrayList<Case>();
        var findings = new Findings();
        for (var read : locked) {
            // Somebody may have changed or ended it since it was read.
            if (!deciding.reader().concerns(incident, read)) {
                continue;
            }
            var known = read.restsOn(incident) && !incident.isOpen() ? findings.free(read) : read;
            if (LeftAlone.is(known)) {
                letGo(incident, known).ifPresent(changed::add);
                continue;
            }
            var decision = sitting.decide(known);
            if (known.ruling() != null) {
                changed.add(findings.take(letGo(incident, known).orElse(known), decision, null, null));
            } else if (!Objects.equals(decision.after().link(), known.link())) {
                changed.add(findings.take(known, decision, latest.get(known.ticketId()), null));
            }
        }
        keeper.keep(changed, findings);
    }

    /** What is over explains nothing, also where nothing is decided anew. */
    private static Optional<Case> letGo(Incident incident, Case known) {
        return incident.isOpen() || !known.isLinkedTo(incident) ? Optional.empty() : Optional.of(known.linked(null));
    }

    @Override
    public void pass(Relink job, List<Case> page) {
        if (page.size() < TOGETHER) {
            relinks.done(job.id());
        } else {
            relinks.advance(job.id(), Place.of(page.getLast()));
        }
    }

    @Override
    public String nameOf(Case known) {
        return "Ticket " + known.ticketId();
    }

    private Optional<Incident> incident(Relink job) {
        return incidents.find(job.tenant(), job.incidentId());
    }
}
