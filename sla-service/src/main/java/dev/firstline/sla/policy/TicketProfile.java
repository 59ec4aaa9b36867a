package dev.firstline.sla.policy;

import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.Category;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a policy looks at. A component is null where the filer did not say, or said something that this version does not
 * know; a condition on it then does not hold.
 *
 * @param breakFix whether something that worked is broken
 * @param customer the customer's id at intake
 * @param outcome the latest of diagnosis; null before
 * @param vendor on which terms it stands with a vendor; null while it does not
 */
public record TicketProfile(
        @Nullable TicketType type,
        @Nullable Severity severity,
        @Nullable Language language,
        @Nullable ProductFamily productFamily,
        @Nullable Category category,
        boolean breakFix,
        @Nullable UUID customer,
        @Nullable Outcome outcome,
        @Nullable VendorTerms vendor) {

    /** The profile of a ticket whose filer may not have said whether something is broken: an incident then counts as it. */
    public static TicketProfile of(
            @Nullable TicketType type,
            @Nullable Severity severity,
            @Nullable Language language,
            @Nullable ProductFamily productFamily,
            @Nullable Category category,
            @Nullable Boolean breakFix) {
        return new TicketProfile(
                type,
                severity,
                language,
                productFamily,
                category,
                breakFix == null ? type == TicketType.INCIDENT : breakFix,
                null,
                null,
                null);
    }

    /** The same ticket with another severity. */
    public TicketProfile withSeverity(@Nullable Severity severity) {
        return new TicketProfile(
                type, severity, language, productFamily, category, breakFix, customer, outcome, vendor);
    }

    /** The same ticket of a customer. */
    public TicketProfile withCustomer(@Nullable UUID customer) {
        return new TicketProfile(
                type, severity, language, productFamily, category, breakFix, customer, outcome, vendor);
    }

    /** The same ticket as diagnosis sees it now. */
    public TicketProfile withOutcome(@Nullable Outcome outcome) {
        return new TicketProfile(
                type, severity, language, productFamily, category, breakFix, customer, outcome, vendor);
    }

    /** The same ticket on other terms with a vendor. */
    public TicketProfile withVendor(@Nullable VendorTerms vendor) {
        return new TicketProfile(
                type, severity, language, productFamily, category, breakFix, customer, outcome, vendor);
    }

    /** What this says of the matter itself, with all else as {@code other} has it. */
    public TicketProfile aboutTheSameAs(TicketProfile other) {
        return withSeverity(other.severity)
                .withCustomer(other.customer)
                .withOutcome(other.outcome)
                .withVendor(other.vendor);
    }
}
