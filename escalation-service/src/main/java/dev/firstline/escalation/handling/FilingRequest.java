package dev.firstline.escalation.handling;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** The request was filed. */
public record FilingRequest(
        @NotNull @Pattern(
                regexp = "[\\p{L}\\p{N}][\\p{L}\\p{N} #:/._-]{0,63}",
                message = "must be a case number of 1 to 64 characters")
        String vendorCaseNumber) {}
