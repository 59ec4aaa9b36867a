package dev.firstline.console.view;

import dev.firstline.contracts.escalation.BlockReason;
import dev.firstline.contracts.escalation.EscalationEvent;
import dev.firstline.contracts.escalation.EscalationProgress;
import dev.firstline.contracts.escalation.FilingRoute;
import dev.firstline.contracts.escalation.SupportVehicle;
import dev.firstline.contracts.escalation.VendorStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The escalations of a ticket, from their facts in order. */
final class Escalations {

    private final LinkedHashMap<UUID, Escalation> escalations = new LinkedHashMap<>();
    private final Latest latest = new Latest();

    /** Applies the next fact; false when it happened before one that was applied. */
    boolean takes(Fact fact, EscalationEvent event) {
        if (!latest.isFollowedBy(fact)) {
            return false;
        }
        escalations.computeIfAbsent(event.escalationId(), Escalation::new).apply(event);
        return true;
    }

    /** The one that began last. */
    Optional<EscalationView> latest() {
        return escalations.isEmpty()
                ? Optional.empty()
                : Optional.of(escalations.lastEntry().getValue().view());
    }

    int size() {
        return escalations.size();
    }

    private static final class Escalation {

        private final UUID id;
        private EscalationStage stage = EscalationStage.PREPARED;
        private @Nullable FilingRoute route;
        private List<SupportVehicle> vehicles = List.of();
        private @Nullable String initialResponse;
        private @Nullable BlockReason blockReason;
        private @Nullable String vendorCaseNumber;
        private @Nullable VendorStatus vendorStatus;
        private @Nullable Instant filedAt;
        private @Nullable Boolean solved;

        Escalation(UUID id) {
            this.id = id;
        }

        void apply(EscalationEvent event) {
            switch (event) {
                case EscalationEvent.Opened e -> {
                    stage = EscalationStage.PREPARED;
                    route = e.route();
                    vehicles = known(e.vehicles());
                    initialResponse = e.initialResponse();
                }
                case EscalationEvent.Blocked e -> {
                    stage = EscalationStage.BLOCKED;
                    route = e.route();
                    blockReason = e.reason();
                }
                case EscalationEvent.Filed e -> {
                    stage = EscalationStage.FILED;
                    route = e.route();
                    vendorCaseNumber = e.vendorCaseNumber();
                    filedAt = e.occurredAt();
                }
                case EscalationEvent.VendorUpdated e -> vendorStatus = e.vendorStatus();
                case EscalationEvent.HandedBack e -> {
                    stage = EscalationStage.HANDED_BACK;
                    solved = e.solved();
                }
                case EscalationEvent.Cancelled e -> stage = EscalationStage.CANCELLED;
                case EscalationEvent.ChaseDue e -> {
                    // A reminder; it stands in the timeline.
                }
                case EscalationEvent.Progressed e -> vendorStatus = again(e.progress());
            }
        }

        /** The vendor has it again after our answer, or after its solution was none. */
        private @Nullable VendorStatus again(@Nullable EscalationProgress progress) {
            return progress == EscalationProgress.IN_PROGRESS ? VendorStatus.OPEN : vendorStatus;
        }

        /** A vehicle that this version does not know arrives as null. */
        private static List<SupportVehicle> known(@Nullable List<SupportVehicle> vehicles) {
            return vehicles == null
                    ? List.of()
                    : vehicles.stream().filter(vehicle -> vehicle != null).toList();
        }

        EscalationView view() {
            return new EscalationView(
                    id,
                    stage,
                    route,
                    vehicles,
                    initialResponse,
                    stage == EscalationStage.BLOCKED ? blockReason : null,
                    vendorCaseNumber,
                    vendorStatus,
                    filedAt,
                    solved);
        }
    }
}
