package dev.firstline.escalation.registry;

import dev.firstline.escalation.ledger.MovementKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What happened to units of an entitlement, with the account behind it.
 *
 * @param number 1 for the first, without a gap
 * @param units by how many the free ones changed
 * @param total null where units are not counted any more
 * @param escalationId the escalation that it was for, or null
 * @param person the subject of the token of who did it; null when nobody did, and for readers below the tenant of that token
 * @param reason a person's words, or a code such as HANDED_BACK; null where the kind says it all
 */
@Schema(name = "EntitlementMovement")
public record MovementView(
        long number,
        MovementKind kind,
        int units,
        @Nullable Integer total,
        int free,
        int reserved,
        int used,
        int expired,
        @Nullable UUID escalationId,
        @Nullable String vendorCaseNumber,
        @Nullable String person,
        @Nullable String reason,
        Instant movedAt) {

    /** A page of them, the latest first; {@code next} is the cursor of the next page, or null at the end. */
    @Schema(name = "EntitlementMovementPage")
    public record Page(List<MovementView> items, @Nullable String next) {}
}
