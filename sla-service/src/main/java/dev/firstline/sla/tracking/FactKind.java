package dev.firstline.sla.tracking;

import dev.firstline.sla.clock.TicketFact;

/** The names under which facts are stored; never changed. */
enum FactKind {
    OPENED(TicketFact.Opened.class),
    SEVERITY_CHANGED(TicketFact.SeverityChanged.class),
    RECLASSIFIED(TicketFact.Reclassified.class),
    STATUS_CHANGED(TicketFact.StatusChanged.class),
    WROTE(TicketFact.Wrote.class),
    DIAGNOSED(TicketFact.Diagnosed.class),
    ESCALATED(TicketFact.Escalated.class),
    FILED(TicketFact.Filed.class),
    VENDOR_SPOKE(TicketFact.VendorSpoke.class),
    WITHDRAWN(TicketFact.Withdrawn.class),
    REBASED(TicketFact.Rebased.class);

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
            case TicketFact.Diagnosed any -> DIAGNOSED;
            case TicketFact.Escalated any -> ESCALATED;
            case TicketFact.Filed any -> FILED;
            case TicketFact.VendorSpoke any -> VENDOR_SPOKE;
            case TicketFact.Withdrawn any -> WITHDRAWN;
            case TicketFact.Rebased any -> REBASED;
        };
    }
}
