package dev.firstline.escalation.lifecycle;

import dev.firstline.contracts.escalation.EscalationProgress;
import dev.firstline.contracts.escalation.VendorStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a vendor's request stands.
 *
 * @param since when it came there
 * @param vendorCaseNumber the vendor's number; null until it is filed
 * @param vendorStatus the case as the vendor sees it; null until it is filed
 */
public record VendorRequest(
        EscalationProgress progress,
        Instant since,
        @Nullable String vendorCaseNumber,
        @Nullable VendorStatus vendorStatus) {

    /** One that nobody has done anything with yet. */
    public static VendorRequest preparing(Instant now) {
        return new VendorRequest(EscalationProgress.PREPARING, now, null, null);
    }

    VendorRequest to(EscalationProgress next, Instant now) {
        return next == progress ? this : new VendorRequest(next, now, vendorCaseNumber, vendorStatus);
    }

    VendorRequest as(VendorStatus status) {
        return new VendorRequest(progress, since, vendorCaseNumber, status);
    }

    VendorRequest under(String caseNumber) {
        return new VendorRequest(progress, since, caseNumber, VendorStatus.OPEN);
    }
}
