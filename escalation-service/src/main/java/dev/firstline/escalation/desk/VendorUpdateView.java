package dev.firstline.escalation.desk;

import dev.firstline.contracts.escalation.VendorStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something the vendor said, as an agent wrote it down. */
public record VendorUpdateView(
        UUID id, VendorStatus vendorStatus, @Nullable String note, String createdBy, Instant createdAt) {

    /** The latest of an escalation, newest first. */
    public record Items(List<VendorUpdateView> items) {}

    static VendorUpdateView of(VendorUpdateEntity entity) {
        return new VendorUpdateView(entity.id, entity.vendorStatus, entity.note, entity.createdBy, entity.createdAt);
    }
}
