package dev.firstline.escalation.delegation;

import dev.firstline.contracts.access.AccessKind;
import dev.firstline.escalation.access.AccessRelation;
import dev.firstline.escalation.access.AccessStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The access to a customer as callers see it.
 *
 * @param tenant the partner whose access it is
 */
public record CustomerAccessView(
        UUID customerId,
        String tenant,
        @Nullable String vendorTenantId,
        List<Relation> relations,
        long version,
        Instant createdAt,
        Instant changedAt) {

    /** One of its relations. */
    @Schema(name = "AccessRelation")
    public record Relation(
            String name,
            AccessKind kind,
            AccessStatus status,
            List<String> roles,
            @Nullable String subscriptionId,
            @Nullable Instant endsAt,
            Instant asOf) {

        private static Relation of(AccessRelation relation) {
            return new Relation(
                    relation.name(),
                    relation.kind(),
                    relation.status(),
                    relation.roles(),
                    relation.subscriptionId(),
                    relation.endsAt(),
                    relation.asOf());
        }
    }

    /** A page of them; {@code next} is the cursor of the next page, or null at the end. */
    @Schema(name = "CustomerAccessPage")
    public record Page(
            List<CustomerAccessView> items, @Nullable String next) {}

    static CustomerAccessView of(CustomerAccessEntity entity) {
        return new CustomerAccessView(
                entity.customerId,
                entity.tenant,
                entity.vendorTenantId,
                entity.relations.stream().map(Relation::of).toList(),
                entity.version,
                entity.createdAt,
                entity.changedAt);
    }
}
