package dev.firstline.escalation.desk;

import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.escalation.registry.Partners;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

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
                .map(escalation -> EscalationView.of(
                        escalation, visible.contains(escalation.entitlementId) ? escalation.entitlementId : null))
                .toList();
    }
}
