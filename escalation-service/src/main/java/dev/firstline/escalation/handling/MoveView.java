package dev.firstline.escalation.handling;

import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.contracts.escalation.EscalationProgress;
import dev.firstline.escalation.lifecycle.EscalationMove;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did to an escalation.
 *
 * @param from the progress before
 * @param to the progress after
 * @param note why, or what was said; null where nothing was
 * @param person the subject of the token of who did it; null for readers below the tenant of that token
 */
@Schema(name = "EscalationMoveMade")
public record MoveView(
        UUID id,
        EscalationMove move,
        EscalationProgress from,
        EscalationProgress to,
        @Nullable String note,
        @Nullable String person,
        Instant movedAt) {

    /** A page of them, the latest first; {@code next} is the cursor of the next page, or null at the end. */
    @Schema(name = "EscalationMovePage")
    public record Page(List<MoveView> items, @Nullable String next) {}

    static MoveView of(EscalationMoveEntity entity, Scope reader) {
        return new MoveView(
                entity.id,
                entity.move,
                entity.fromProgress,
                entity.toProgress,
                entity.note,
                reader.mayKnowPersonsOf(entity.personTenant) ? entity.person : null,
                entity.movedAt);
    }
}
