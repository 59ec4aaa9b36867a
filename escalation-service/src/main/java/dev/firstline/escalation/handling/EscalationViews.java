package dev.firstline.escalation.handling;

import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.escalation.registry.Partners;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Escalations as a reader may see them; within an open transaction of the reader's scope. */
@ApplicationScoped
class EscalationViews {

    private final Partners partners;

    EscalationViews(Partners partners) {
        this.partners = partners;
    }

    EscalationView of(Scope reader, EscalationEntity escalation) {
        return of(reader, List.of(escalation)).getFirst();
    }

    /** In the same order, with one look at the contracts for all. */
    List<EscalationView> of(Scope reader, List<EscalationEntity> escalations) {
        var chosen = escalations.stream()
                .map(escalation -> escalation.entitlementId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var visible = partners.entitlementsSeen(reader, chosen);
        return escalations.stream()
                .map(escalation -> EscalationView.of(escalation, seen(escalation.entitlementId, visible)))
                .toList();
    }

    /** A set that cannot be changed does not even answer whether null is in it. */
    private static @Nullable UUID seen(@Nullable UUID entitlement, Set<UUID> visible) {
        return entitlement != null && visible.contains(entitlement) ? entitlement : null;
    }
}
