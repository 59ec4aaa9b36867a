package dev.firstline.diagnosis.incident;

import dev.firstline.chassis.tenancy.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Incidents as a reader sees them, with how many of the tickets that the reader may see each explains. Within an open transaction. */
@ApplicationScoped
class IncidentViews {

    private final LinkedTickets linked;
    private final IncidentNotices notices;

    IncidentViews(LinkedTickets linked, IncidentNotices notices) {
        this.linked = linked;
        this.notices = notices;
    }

    List<IncidentView> of(Scope reader, List<Incident> incidents) {
        var numbers = linked.numbers(reader, incidents);
        var told = notices.of(incidents);
        return incidents.stream()
                .map(incident -> IncidentView.of(incident, told.get(incident), numbers.getOrDefault(incident, 0L)))
                .toList();
    }

    IncidentView of(Scope reader, Incident incident) {
        return of(reader, List.of(incident)).getFirst();
    }
}
