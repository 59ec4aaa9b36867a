package dev.firstline.escalation.delegation;

import static java.util.Objects.requireNonNullElse;

import dev.firstline.chassis.http.OneLine;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.Problem.InvalidValue;
import dev.firstline.contracts.access.AccessKind;
import dev.firstline.escalation.access.AccessRelation;
import dev.firstline.escalation.access.AccessStatus;
import dev.firstline.escalation.access.CustomerAccess;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * All relations by which a partner reaches a customer's cloud. What is not in the list is not there.
 *
 * @param vendorTenantId the customer's tenant at the vendor, or left out
 */
public record CustomerAccessRequest(
        @Nullable UUID vendorTenantId,
        @NotNull @Size(max = 50) List<@NotNull @Valid Relation> relations) {

    /**
     * One of them.
     *
     * @param name the vendor's id of it, or any other name; no two are the same
     * @param status as the vendor shows it; one that is ACTIVE ends by itself at {@code endsAt}
     * @param roles names or ids: for GDAP the Entra roles that the desk has by it, for AZURE_RBAC roles of Azure; left out where nobody knows
     * @param subscriptionId for AZURE_RBAC the subscription, left out for all of them
     * @param endsAt the first instant at which it is no more; left out where no end is known
     * @param asOf when the vendor showed it so; now when left out. News from before it change it no more
     */
    @Schema(name = "NewAccessRelation")
    public record Relation(
            @NotNull @OneLine @Size(max = 120) String name,
            @NotNull AccessKind kind,
            @NotNull AccessStatus status,

            @Nullable @Size(max = 100) List<@NotNull @Pattern(regexp = ROLE, message = "must be the name or the id of a role") String> roles,

            @Nullable UUID subscriptionId,
            @Nullable Instant endsAt,
            @Nullable Instant asOf) {

        private static final String ROLE = "[\\p{L}\\p{N}][\\p{L}\\p{N} ()&#:/._-]{0,99}";

        private boolean hasRoles() {
            return roles != null && !roles.isEmpty();
        }

        private AccessRelation at(Instant instant) {
            return new AccessRelation(
                    name.strip(),
                    kind,
                    status,
                    requireNonNullElse(roles, List.<String>of()).stream()
                            .map(String::strip)
                            .distinct()
                            .toList(),
                    subscriptionId == null ? null : subscriptionId.toString(),
                    endsAt,
                    instant);
        }
    }

    /**
     * As it is to be stored.
     *
     * @param known what was recorded until now: a relation that is stated as it was, without an instant, stays as of then
     * @throws Problem 422 when values contradict each other
     */
    CustomerAccess access(UUID customerId, Optional<CustomerAccess> known, Instant now) {
        var contradictions = contradictions(now);
        if (!contradictions.isEmpty()) {
            throw Problem.invalid(contradictions);
        }
        var before = known.map(CustomerAccess::relations).orElse(List.of());
        return new CustomerAccess(
                customerId,
                vendorTenantId == null ? null : vendorTenantId.toString(),
                relations.stream().map(stated -> relation(stated, before, now)).toList());
    }

    private static AccessRelation relation(Relation stated, List<AccessRelation> before, Instant now) {
        var asOf = stated.asOf();
        if (asOf != null) {
            return stated.at(asOf);
        }
        var fresh = stated.at(now);
        return before.stream()
                .filter(relation -> relation.equals(fresh.asOf(relation.asOf())))
                .findFirst()
                .orElse(fresh);
    }

    private List<InvalidValue> contradictions(Instant now) {
        var found = new ArrayList<InvalidValue>();
        var names = new HashSet<String>();
        for (int i = 0; i < relations.size(); i++) {
            var relation = relations.get(i);
            var pointer = "/relations/" + i;
            var kind = relation.kind();
            if (!names.add(relation.name().strip())) {
                found.add(new InvalidValue(pointer + "/name", "another relation has that name"));
            }
            if (relation.hasRoles() && kind != AccessKind.GDAP && kind != AccessKind.AZURE_RBAC) {
                found.add(new InvalidValue(pointer + "/roles", "only GDAP and AZURE_RBAC have roles"));
            }
            if (relation.subscriptionId() != null && kind != AccessKind.AZURE_RBAC) {
                found.add(new InvalidValue(pointer + "/subscriptionId", "only AZURE_RBAC is of a subscription"));
            }
            if (relation.asOf() != null && relation.asOf().isAfter(now)) {
                found.add(new InvalidValue(pointer + "/asOf", "must not be in the future"));
            }
        }
        return found;
    }
}
