package dev.firstline.escalation.handling;

import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.contracts.escalation.VendorStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something the vendor said, as an agent wrote it down.
 *
 * @param createdBy the subject of the agent's token; null for readers below the tenant of that token
 */
public record VendorUpdateView(
        UUID id,
        VendorStatus vendorStatus,
        @Nullable String note,
        @Nullable String createdBy,
        Instant createdAt) {

    /** The latest of an escalation, newest first. */
    @Schema(name = "VendorUpdateList")
    public record Items(List<VendorUpdateView> items) {}

    static VendorUpdateView of(VendorUpdateEntity entity, Scope reader) {
        return new VendorUpdateView(
                entity.id,
                entity.vendorStatus,
                entity.note,
                reader.mayKnowPersonsOf(entity.createdByTenant) ? entity.createdBy : null,
                entity.createdAt);
    }
}
