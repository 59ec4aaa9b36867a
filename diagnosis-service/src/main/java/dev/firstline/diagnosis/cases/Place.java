package dev.firstline.diagnosis.cases;

import java.util.UUID;

/**
 * A place in an order of tickets by tenant and id.
 *
 * @param tenant a path, or nothing before all of them
 */
record Place(String tenant, UUID ticketId) {

    static final Place BEGINNING = new Place("", new UUID(0, 0));

    static Place of(Case known) {
        return new Place(known.tenant().value(), known.ticketId());
    }
}
