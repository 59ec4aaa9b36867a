package dev.firstline.intake.link;

import java.util.UUID;

/**
 * A link as it is stored, once for both its ends.
 *
 * @param from the lower end, a child or a duplicate; of two tickets that are merely related the one whose id is less
 * @param kind what it is to the other: RELATED_TO, DUPLICATE_OF or CHILD_OF
 */
record Bond(UUID from, LinkKind kind, UUID to) {

    static Bond of(UUID ticket, LinkKind kind, UUID other) {
        return switch (kind) {
            case DUPLICATE_OF, CHILD_OF -> new Bond(ticket, kind, other);
            case DUPLICATED_BY, PARENT_OF -> new Bond(other, kind.inverse(), ticket);
            case RELATED_TO ->
                ticket.compareTo(other) <= 0 ? new Bond(ticket, kind, other) : new Bond(other, kind, ticket);
        };
    }

    /** What the other end is called from that one. */
    LinkKind seenFrom(UUID ticket) {
        return ticket.equals(from) ? kind : kind.inverse();
    }
}
