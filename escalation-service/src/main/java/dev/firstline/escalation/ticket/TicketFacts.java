package dev.firstline.escalation.ticket;

import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.ticket.AffectedTenant;
import dev.firstline.contracts.ticket.Severity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was heard of a ticket so far; null where nothing was heard yet.
 *
 * @param version of the ticket that the facts belong to; 0 while intake has not been heard
 * @param ended whether nothing can follow for the ticket
 * @param decidedVersion the version that the latest decision looked at
 * @param needsVendor whether the latest decision needs a vendor
 * @param customerToldAt when the customer was last told something, or that it is solved; of tickets that need a vendor alone
 * @param customerId the customer's id at intake; null also in tickets that were taken in before it was remembered
 */
public record TicketFacts(
        UUID id,
        TenantPath tenant,
        long version,
        @Nullable String number,
        @Nullable Severity severity,
        @Nullable String region,
        @Nullable AffectedTenant affectedTenant,
        boolean ended,
        long decidedVersion,
        @Nullable Boolean needsVendor,
        @Nullable Instant customerToldAt,
        @Nullable UUID customerId) {

    /** Taken in. A severity that was heard of later than this stays. */
    public TicketFacts opened(
            long heardVersion,
            String heardNumber,
            @Nullable Severity heardSeverity,
            @Nullable String heardRegion,
            @Nullable AffectedTenant heardTenant,
            UUID heardCustomer) {
        boolean first = version < heardVersion;
        return new TicketFacts(
                id,
                tenant,
                Math.max(version, heardVersion),
                heardNumber,
                first && heardSeverity != null ? heardSeverity : severity,
                first ? heardRegion : region,
                heardTenant,
                ended,
                decidedVersion,
                needsVendor,
                customerToldAt,
                heardCustomer);
    }

    /** The stated severity changed. */
    public TicketFacts withSeverity(long heardVersion, Severity to) {
        return new TicketFacts(
                id,
                tenant,
                Math.max(version, heardVersion),
                number,
                to,
                region,
                affectedTenant,
                ended,
                decidedVersion,
                needsVendor,
                customerToldAt,
                customerId);
    }

    /** The region was corrected. */
    public TicketFacts withRegion(long heardVersion, @Nullable String to) {
        return new TicketFacts(
                id,
                tenant,
                Math.max(version, heardVersion),
                number,
                severity,
                to,
                affectedTenant,
                ended,
                decidedVersion,
                needsVendor,
                customerToldAt,
                customerId);
    }

    /** Nothing can follow. */
    public TicketFacts end() {
        return new TicketFacts(
                id,
                tenant,
                version,
                number,
                severity,
                region,
                affectedTenant,
                true,
                decidedVersion,
                needsVendor,
                customerToldAt,
                customerId);
    }

    /** The customer was told something, or that it is solved. */
    public TicketFacts customerTold(Instant at) {
        var latest = customerToldAt == null || customerToldAt.isBefore(at) ? at : customerToldAt;
        return new TicketFacts(
                id,
                tenant,
                version,
                number,
                severity,
                region,
                affectedTenant,
                ended,
                decidedVersion,
                needsVendor,
                latest,
                customerId);
    }

    /** A decision was made. */
    public TicketFacts decided(long ticketVersion, boolean vendor) {
        return new TicketFacts(
                id,
                tenant,
                version,
                number,
                severity,
                region,
                affectedTenant,
                ended,
                ticketVersion,
                vendor,
                customerToldAt,
                customerId);
    }

    /** Whether a decision that looked at a later version was heard already; an older one no longer counts. */
    public boolean isDecidedAfter(long ticketVersion) {
        return decidedVersion > ticketVersion;
    }

    /** Whether a vendor was asked for before it was heard whose ticket it is. */
    public boolean wasPlannedWithoutCustomer() {
        return customerId == null && Boolean.TRUE.equals(needsVendor);
    }

    /** Whether a packet may still need the ticket's words. */
    public boolean mayNeedWords() {
        return !ended && !Boolean.FALSE.equals(needsVendor);
    }
}
