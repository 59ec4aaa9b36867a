package dev.firstline.console.view;

import dev.firstline.contracts.escalation.BlockReason;
import dev.firstline.contracts.escalation.FilingRoute;
import dev.firstline.contracts.escalation.SupportVehicle;
import dev.firstline.contracts.escalation.VendorStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The latest escalation of a ticket.
 *
 * @param vehicles the contracts that can carry it, the first one chosen
 * @param initialResponse the vendor's published initial response, such as {@code PT2H} or {@code P1BD}
 * @param blockReason only while it is blocked
 * @param solved only after it was handed back
 */
public record EscalationView(
        UUID escalationId,
        EscalationStage stage,
        @Nullable FilingRoute route,
        List<SupportVehicle> vehicles,
        @Nullable String initialResponse,
        @Nullable BlockReason blockReason,
        @Nullable String vendorCaseNumber,
        @Nullable VendorStatus vendorStatus,
        @Nullable Instant filedAt,
        @Nullable Boolean solved) {}
