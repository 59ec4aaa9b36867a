package dev.firstline.escalation.handling;

import dev.firstline.contracts.escalation.VendorStatus;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What the vendor said. */
public record VendorUpdateRequest(
        @NotNull VendorStatus vendorStatus,
        @Nullable @Size(max = 10_000) String note) {}
