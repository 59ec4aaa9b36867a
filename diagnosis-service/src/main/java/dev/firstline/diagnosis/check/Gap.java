package dev.firstline.diagnosis.check;

import dev.firstline.contracts.diagnosis.Check;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something that an escalation still needs.
 *
 * @param check the check that is not written down; only with {@link Kind#CHECK}
 */
record Gap(Kind kind, @Nullable Check check) {

    /** What is missing. */
    @Schema(name = "ReadinessGapKind")
    enum Kind {
        /** Nothing follows on the ticket. */
        TICKET_ENDED,
        /** There is no decision yet. */
        DECISION,
        /** The decision that counts asks no vendor. */
        VENDOR,
        PRODUCT_FAMILY,
        PRODUCT,
        REGION,
        CHECK
    }

    static Gap of(Kind kind) {
        return new Gap(kind, null);
    }
}
