package dev.firstline.sla.policy;

import dev.firstline.contracts.sla.SlaTarget;
import java.util.Optional;

/** Which promise a ticket is given for a target. */
@FunctionalInterface
public interface PolicyResolution {

    /** The promise; empty when no policy covers the ticket. The same question always gets the same answer. */
    Optional<Promise> promise(SlaTarget target, TicketProfile ticket);
}
