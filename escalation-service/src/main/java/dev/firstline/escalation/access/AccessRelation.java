package dev.firstline.escalation.access;

import dev.firstline.contracts.access.AccessKind;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A relation by which a partner reaches a customer's cloud.
 *
 * @param name the vendor's id of it, or any other name; one of its own among those of the customer
 * @param roles names or ids of roles: of Entra for {@link AccessKind#GDAP}, those that the desk has by it, of Azure for
 *     {@link AccessKind#AZURE_RBAC}; empty where nobody told
 * @param subscriptionId the Azure subscription of an {@link AccessKind#AZURE_RBAC}, or null for all
 * @param endsAt the first instant at which it is no more; null where no end is known
 * @param asOf when it stood so at the vendor; what was so earlier changes it no more
 */
public record AccessRelation(
        String name,
        AccessKind kind,
        AccessStatus status,
        List<String> roles,
        @Nullable String subscriptionId,
        @Nullable Instant endsAt,
        Instant asOf) {

    /** Copies the roles, so that the relation cannot change. */
    public AccessRelation {
        roles = List.copyOf(roles);
    }

    /** Whether it holds at that instant. */
    public boolean isHeldAt(Instant now) {
        return status == AccessStatus.ACTIVE && (endsAt == null || now.isBefore(endsAt));
    }

    /** Whether it has held, and does no more. */
    boolean hasEndedAt(Instant now) {
        return status.hasEnded() || status == AccessStatus.ACTIVE && !isHeldAt(now);
    }

    /** Whether the other one gives all that this one gives, and longer: then nobody misses this one. */
    boolean isSucceededBy(AccessRelation other) {
        return !other.name.equals(name)
                && other.kind == kind
                && other.status == AccessStatus.ACTIVE
                && endsAt != null
                && (other.endsAt == null || other.endsAt.isAfter(endsAt))
                && other.roles.containsAll(roles)
                && (other.subscriptionId == null || Objects.equals(other.subscriptionId, subscriptionId));
    }

    /** The same as the vendor has it by then. */
    AccessRelation as(AccessStatus heard, Instant at) {
        return new AccessRelation(name, kind, heard, roles, subscriptionId, endsAt, at);
    }

    /** The same as of another instant. */
    public AccessRelation asOf(Instant at) {
        return as(status, at);
    }
}
