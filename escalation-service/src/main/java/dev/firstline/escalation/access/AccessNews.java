package dev.firstline.escalation.access;

import dev.firstline.contracts.access.AccessKind;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What the vendor says of a relation.
 *
 * @param relation its name
 * @param at when it came to stand so
 */
public record AccessNews(AccessKind kind, String relation, AccessStatus status, Instant at) {

    /** The events of Partner Center that say how a relation stands (its documentation, "Partner Center webhook events"). */
    private static final Map<String, Said> EVENTS = Map.of(
            // Agreed to; it holds with the event that follows.
            "granular-admin-relationship-approved", new Said(AccessKind.GDAP, AccessStatus.PENDING),
            "granular-admin-relationship-activated", new Said(AccessKind.GDAP, AccessStatus.ACTIVE),
            "granular-admin-relationship-expired", new Said(AccessKind.GDAP, AccessStatus.EXPIRED),
            "granular-admin-relationship-terminated", new Said(AccessKind.GDAP, AccessStatus.TERMINATED),
            "dap-admin-relationship-approved", new Said(AccessKind.DAP, AccessStatus.ACTIVE),
            "dap-admin-relationship-terminated", new Said(AccessKind.DAP, AccessStatus.TERMINATED),
            "dap-admin-relationship-terminated-by-microsoft", new Said(AccessKind.DAP, AccessStatus.TERMINATED),
            "reseller-relationship-accepted-by-customer", new Said(AccessKind.RESELLER, AccessStatus.ACTIVE));

    private record Said(AccessKind kind, AccessStatus status) {}

    /**
     * Reads an event of Partner Center.
     *
     * @param event its {@code EventName}
     * @param resource its {@code ResourceUri}; the last part of its path names the relation
     * @param changed its {@code ResourceChangeUtcDate}
     * @return empty for an event that does not say how a relation stands: of assignments of roles it says only that they changed, so they are
     *     to be read anew
     */
    public static Optional<AccessNews> of(String event, String resource, Instant changed) {
        var relation = lastPartOf(resource);
        return relation.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(EVENTS.get(event))
                        .map(said -> new AccessNews(said.kind, relation, said.status, changed));
    }

    boolean isLaterThan(AccessRelation known) {
        int time = at.compareTo(known.asOf());
        return time > 0 || time == 0 && status.compareTo(known.status()) > 0;
    }

    private static String lastPartOf(String resource) {
        int query = resource.indexOf('?');
        var path = (query < 0 ? resource : resource.substring(0, query)).replaceAll("/+$", "");
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
