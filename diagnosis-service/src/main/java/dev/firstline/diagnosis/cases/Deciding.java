package dev.firstline.diagnosis.cases;

import dev.firstline.chassis.id.Ids;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.diagnosis.Evidence;
import dev.firstline.diagnosis.incident.Incident;
import dev.firstline.diagnosis.incident.Incidents;
import dev.firstline.diagnosis.rule.Decision;
import dev.firstline.diagnosis.rule.Diagnostician;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides cases by the incidents of the moment. */
@ApplicationScoped
class Deciding {

    private final Incidents incidents;
    private final Diagnostician diagnostician;
    private final CaseReader reader;
    private final Clock clock;

    Deciding(Incidents incidents, Diagnostician diagnostician, Clock clock) {
        this.incidents = incidents;
        this.diagnostician = diagnostician;
        this.reader = new CaseReader(diagnostician);
        this.clock = clock;
    }

    CaseReader reader() {
        return reader;
    }

    /** For one transaction, in which it looks for the incidents of each tenant once. */
    Sitting sitting() {
        return new Sitting();
    }

    /**
     * A decision and what becomes of the case by it.
     *
     * @param after the case, linked as it says
     */
    record Decided(Case after, Diagnosis diagnosis) {}

    final class Sitting {

        private final Map<TenantPath, List<Incident>> holding = new HashMap<>();

        private Sitting() {}

        /** @throws IllegalStateException when a half of the case is missing */
        Decided decide(Case known) {
            var read = reader.read(known);
            var touching = holdingFor(known).stream()
                    .filter(incident -> incident.touches(read.saidAt()))
                    .toList();
            var decision = diagnostician.decide(read.beside(touching), read.words());
            var diagnosis = new Diagnosis(
                    Ids.next(),
                    known.ticketId(),
                    known.tenant(),
                    known.version(),
                    clock.instant().truncatedTo(ChronoUnit.MICROS),
                    decision,
                    read.mail().summary(),
                    null);
            return new Decided(known.linked(link(decision, touching)), diagnosis);
        }

        /** Lately closed ones too, and what explained the ticket once, however long that has been over. */
        private List<Incident> holdingFor(Case known) {
            var ofTenant = holding.computeIfAbsent(known.tenant(), incidents::holdingFor);
            var link = known.link();
            if (link == null || ofTenant.stream().anyMatch(link::isTo)) {
                return ofTenant;
            }
            var all = new ArrayList<>(ofTenant);
            incidents.find(link.tenant(), link.incidentId()).ifPresent(all::add);
            return all;
        }
    }

    private static @Nullable Link link(Decision decision, List<Incident> touching) {
        var id = decision.incidentId();
        if (id == null) {
            return null;
        }
        var services = decision.evidence().stream()
                .filter(item ->
                        item.kind() == Evidence.Kind.INCIDENT && item.value().equals(id))
                .map(Evidence::name)
                .toList();
        return touching.stream()
                .filter(incident ->
                        incident.isOpen() && incident.incidentId().equals(id) && services.contains(incident.service()))
                .findFirst()
                .map(Link::to)
                .orElse(null);
    }
}
