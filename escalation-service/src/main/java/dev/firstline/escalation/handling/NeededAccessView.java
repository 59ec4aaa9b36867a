package dev.firstline.escalation.handling;

import dev.firstline.escalation.access.AccessFinding;
import dev.firstline.escalation.access.AccessNeed;
import dev.firstline.escalation.access.Held;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something that the vendor's form asks of whoever files for the customer.
 *
 * @param permission as the vendor names it
 * @param leastRole the role with the fewest rights beside it
 * @param held whether the partner has it
 * @param until the first instant at which it is held no more; null while no end is known, or a tenant above holds it
 */
@Schema(name = "NeededAccess")
public record NeededAccessView(
        AccessNeed need,
        String permission,
        String leastRole,
        Held held,
        @Nullable Instant until) {

    /** @param seesRelations whether the reader may know of the relations more than whether they are enough */
    static List<NeededAccessView> of(AccessFinding finding, boolean seesRelations) {
        return finding.needs().stream()
                .map(needed -> new NeededAccessView(
                        needed.need(),
                        needed.need().permission(),
                        needed.need().leastRole(),
                        needed.held(),
                        seesRelations ? needed.until() : null))
                .toList();
    }
}
