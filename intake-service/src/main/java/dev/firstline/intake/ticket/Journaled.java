package dev.firstline.intake.ticket;

import dev.firstline.contracts.TenantPath;
import java.util.UUID;

/** A ticket, as far as the journal has to know it. */
public interface Journaled {

    /** Its id. */
    UUID id();

    /** Whose data it is. */
    TenantPath tenant();
}
