package dev.firstline.sla.settings;

import dev.firstline.sla.policy.Rulebook;
import dev.firstline.sla.settings.Rulebooks.Opening;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * The books for tickets that nobody but the caller tells of, which are described or of the past: without what tenants above promise to
 * customers of whom the caller has no ticket from intake. Within an open transaction.
 */
@ApplicationScoped
public class CallersBooks {

    private final Rulebooks rulebooks;
    private final Inherited inherited;

    CallersBooks(Rulebooks rulebooks, Inherited inherited) {
        this.rulebooks = rulebooks;
        this.inherited = inherited;
    }

    /** As {@link Rulebooks#inForce(List)}. */
    public List<UUID> inForce(List<Opening> openings) {
        return rulebooks.inForce(openings, inherited::binding);
    }

    /** As {@link Rulebooks#asOf(Opening)}. */
    public Rulebook asOf(Opening opening) {
        return rulebooks.asOf(opening, inherited::binding);
    }
}
