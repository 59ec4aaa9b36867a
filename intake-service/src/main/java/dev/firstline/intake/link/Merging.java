package dev.firstline.intake.link;

import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.ticket.TicketStatus;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether a ticket can end in favour of another, and how. */
final class Merging {

    private Merging() {}

    /**
     * One of the two, as far as the rule looks at it.
     *
     * @param mergedInto where its words go since it was merged; null for one that was not
     * @param atVendor whether a vendor has a request of it
     */
    record Side(
            UUID id,
            TenantPath tenant,
            UUID customer,
            TicketStatus status,
            @Nullable UUID mergedInto,
            boolean atVendor) {}

    /** What is to be done. */
    sealed interface Verdict {

        /** The first ends like that, in favour of the other. */
        record Ends(TicketStatus as) implements Verdict {}

        /** Both are one already. */
        record Done() implements Verdict {}

        /** Nothing. */
        record Refused(Reason why) implements Verdict {}
    }

    /** Why not. */
    enum Reason {
        ITSELF,
        OTHER_CUSTOMER,
        SOURCE_MERGED,
        SOURCE_ENDED,
        SOURCE_AT_VENDOR,
        TARGET_MERGED,
        TARGET_ENDED
    }

    static Verdict of(Side source, Side target) {
        if (source.id().equals(target.id())) {
            return new Verdict.Refused(Reason.ITSELF);
        }
        var into = source.mergedInto();
        if (into != null) {
            return isOf(into, target.id(), target.mergedInto())
                    ? new Verdict.Done()
                    : new Verdict.Refused(Reason.SOURCE_MERGED);
        }
        if (!source.tenant().equals(target.tenant()) || !source.customer().equals(target.customer())) {
            return new Verdict.Refused(Reason.OTHER_CUSTOMER);
        }
        if (source.status().isFinal()) {
            return new Verdict.Refused(Reason.SOURCE_ENDED);
        }
        if (target.mergedInto() != null) {
            return new Verdict.Refused(Reason.TARGET_MERGED);
        }
        if (target.status().isFinal()) {
            return new Verdict.Refused(Reason.TARGET_ENDED);
        }
        // Its end would take the request back from the vendor, who works on it.
        return source.atVendor()
                ? new Verdict.Refused(Reason.SOURCE_AT_VENDOR)
                : new Verdict.Ends(endOf(source.status()));
    }

    /**
     * Whether a ticket was merged into the other, or that one on to where its words go now.
     *
     * @param into where words go that are said on the ticket; null for one that was not merged
     * @param otherInto the same of the other
     */
    static boolean isOf(@Nullable UUID into, UUID other, @Nullable UUID otherInto) {
        return into != null && (into.equals(other) || into.equals(otherInto));
    }

    /** What is solved is closed: to cancel it, it would have to be opened again first, and its clocks with it. */
    private static TicketStatus endOf(TicketStatus status) {
        return status == TicketStatus.RESOLVED ? TicketStatus.CLOSED : TicketStatus.CANCELED;
    }
}
