package dev.firstline.diagnosis.incident;

import dev.firstline.chassis.tenancy.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Incidents as a reader sees them, with how many of the tickets that the reader may see each explains. Within an open transaction. */
@ApplicationScoped
class IncidentViews {

    private final LinkedTickets linked;

    IncidentViews(LinkedTickets linked) {
        this.linked = linked;
    }

    List<IncidentView> of(Scope reader, List<Incident> incidents) {
        var numbers = linked.numbers(reader, incidents);
        return incidents.stream()
                .map(incident -> IncidentView.of(incident, numbers.getOrDefault(incident, 0L)))
                .toList();
    }

    IncidentView of(Scope reader, Incident incident) {
        return of(reader, List.of(incident)).getFirst();
    }
}
