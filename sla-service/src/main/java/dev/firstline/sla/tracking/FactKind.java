package dev.firstline.sla.tracking;

import dev.firstline.sla.clock.TicketFact;

/** The names under which facts are stored; never changed. */
enum FactKind {
    OPENED(TicketFact.Opened.class),
    SEVERITY_CHANGED(TicketFact.SeverityChanged.class),
    RECLASSIFIED(TicketFact.Reclassified.class),
    STATUS_CHANGED(TicketFact.StatusChanged.class),
    WROTE(TicketFact.Wrote.class);

    private final Class<? extends TicketFact> type;

    FactKind(Class<? extends TicketFact> type) {
        this.type = type;
    }

    Class<? extends TicketFact> type() {
        return type;
    }

    static FactKind of(TicketFact fact) {
        return switch (fact) {
            case TicketFact.Opened any -> OPENED;
            case TicketFact.SeverityChanged any -> SEVERITY_CHANGED;
            case TicketFact.Reclassified any -> RECLASSIFIED;
            case TicketFact.StatusChanged any -> STATUS_CHANGED;
            case TicketFact.Wrote any -> WROTE;
        };
    }
}
