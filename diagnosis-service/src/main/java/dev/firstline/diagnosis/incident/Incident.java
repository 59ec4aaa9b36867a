package dev.firstline.diagnosis.incident;

import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.health.HealthEvent;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.diagnosis.rule.KnownIncident;
import dev.firstline.diagnosis.rule.KnownIncident.Standing;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An incident as it is kept.
 *
 * @param tenant who learned of it; it holds for the tenants below too
 * @param region the cloud region it is limited to, or null for all
 * @param openedAt when it was entered, which is later than it began
 * @param closedAt null while it is open
 */
public record Incident(
        TenantPath tenant,
        String incidentId,
        String service,
        ProductFamily productFamily,
        @Nullable String region,
        HealthEvent.Source source,
        Instant openedAt,
        @Nullable Instant closedAt) {

    /** How long before it was entered words may have been said that it explains: a vendor tells of an incident hours after it began. */
    static final Duration HEARD_BEFORE = Duration.ofHours(24);

    /** Whether nobody has closed it. */
    public boolean isOpen() {
        return closedAt == null;
    }

    /** Before this instant nothing was said that it explains. */
    public Instant explainsSince() {
        return openedAt.minus(HEARD_BEFORE);
    }

    /** Whether it can have to do with what was said last at that instant. */
    public boolean touches(Instant said) {
        return !said.isBefore(explainsSince());
    }

    /** As it stands to words that were said last at that instant. */
    public KnownIncident known(Instant said) {
        return new KnownIncident(incidentId, service, productFamily, region, standing(said));
    }

    private Standing standing(Instant said) {
        if (closedAt == null) {
            return Standing.OPEN;
        }
        return said.isAfter(closedAt) ? Standing.OVER : Standing.ENDED_SINCE;
    }
}
