package dev.firstline.escalation.handling;

import dev.firstline.contracts.diagnosis.DecidedBy;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.escalation.BlockReason;
import dev.firstline.contracts.escalation.EscalationProgress;
import dev.firstline.contracts.escalation.FilingRoute;
import dev.firstline.contracts.escalation.SupportVehicle;
import dev.firstline.contracts.escalation.VendorStatus;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.escalation.lifecycle.EscalationMove;
import dev.firstline.escalation.lifecycle.EscalationState;
import dev.firstline.escalation.lifecycle.LegalMoves;
import dev.firstline.escalation.response.InitialResponse.Hours;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An escalation as callers see it.
 *
 * @param progress how far the request has come; finer than the state, which follows from it
 * @param progressSince when it came there
 * @param legalMoves what may be done to it now
 * @param diagnosisId the decision that asked for the vendor, to be read with its reason at {@code GET /v1/tickets/{id}/diagnoses}; null
 *     where that was not recorded
 * @param decidedBy PERSON where somebody at the desk overruled or confirmed the machine; null where that was not recorded
 * @param entitlementId the chosen contract, while it stands at or below the reader; null when a tenant above holds it
 * @param initialResponse the vendor's published initial response as {@code PT2H} or {@code P1BD}, or null
 * @param responseHours which hours count towards it, or null
 */
public record EscalationView(
        UUID id,
        UUID ticketId,
        String tenant,
        EscalationState state,
        EscalationProgress progress,
        Instant progressSince,
        List<EscalationMove> legalMoves,
        Outcome outcome,
        @Nullable UUID diagnosisId,
        @Nullable DecidedBy decidedBy,
        @Nullable ProductFamily productFamily,
        @Nullable String product,
        @Nullable String issueKind,
        List<String> tags,
        boolean breakFix,
        Severity severity,
        @Nullable FilingRoute route,
        List<SupportVehicle> vehicles,
        @Nullable UUID entitlementId,
        @Nullable String initialResponse,
        @Nullable Hours responseHours,
        @Nullable BlockReason blockReason,
        @Nullable String vendorCaseNumber,
        @Nullable VendorStatus vendorStatus,
        @Nullable Instant filedAt,
        @Nullable Boolean solved,
        @Nullable String handBackNote,
        long version,
        Instant createdAt,
        Instant changedAt) {

    /** A page of them; {@code next} is the cursor of the next page, or null at the end. */
    @Schema(name = "EscalationPage")
    public record Page(List<EscalationView> items, @Nullable String next) {}

    /** @param entitlementId null when the reader may not see whose it is */
    static EscalationView of(EscalationEntity entity, @Nullable UUID entitlementId) {
        var life = entity.life();
        return new EscalationView(
                entity.id,
                entity.ticketId,
                entity.tenant,
                entity.state,
                life.progress(),
                life.since(),
                LegalMoves.from(life.progress()),
                entity.outcome,
                entity.diagnosisId,
                entity.decidedBy,
                entity.productFamily,
                entity.product,
                entity.issueKind,
                entity.tags,
                entity.breakFix,
                entity.severity,
                entity.route,
                entity.supportVehicles(),
                entitlementId,
                entity.initialResponse,
                entity.responseHours,
                entity.blockReason,
                entity.vendorCaseNumber,
                entity.vendorStatus,
                entity.filedAt,
                entity.solved,
                entity.handBackNote,
                entity.version,
                entity.createdAt,
                entity.changedAt);
    }
}
