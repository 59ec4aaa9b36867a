package dev.firstline.console.words;

import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.escalation.Awaited;
import dev.firstline.contracts.escalation.BlockReason;
import dev.firstline.contracts.escalation.EscalationProgress;
import dev.firstline.contracts.escalation.FilingRoute;
import dev.firstline.contracts.escalation.SupportVehicle;
import dev.firstline.contracts.escalation.VendorStatus;
import dev.firstline.contracts.notification.Channel;
import dev.firstline.contracts.sla.CancellationCause;
import dev.firstline.contracts.sla.CorrectionCause;
import dev.firstline.contracts.sla.PauseCause;
import dev.firstline.contracts.sla.SlaTarget;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a person calls the codes of the platform. Null is a code of a newer version. */
public final class Labels {

    private static final String UNKNOWN = "Unknown";

    private Labels() {}

    /** What is to be done, in a few words. */
    public static String of(@Nullable Outcome outcome) {
        return outcome == null
                ? UNKNOWN
                : switch (outcome) {
                    case RESOLVE_BY_PARTNER -> "Resolve at the desk";
                    case ESCALATE_MICROSOFT -> "Escalate to Microsoft";
                    case BILLING_DISPUTE_FRAUD -> "Billing and fraud path";
                    case ROUTE_TO_ISV -> "Route to the publisher";
                    case KNOWN_SERVICE_INCIDENT -> "Known service incident";
                    case REJECT_OWN_TENANT -> "Reject: own tenant";
                    case NEEDS_REVIEW -> "Needs review";
                };
    }

    /** Where a request is filed. */
    public static String of(@Nullable FilingRoute route) {
        return route == null
                ? "No route"
                : switch (route) {
                    case AZURE_PORTAL -> "Azure portal";
                    case M365_ADMIN_CENTER -> "Microsoft 365 admin center";
                    case POWER_PLATFORM_ADMIN_CENTER -> "Power Platform admin center";
                    case LIFECYCLE_SERVICES -> "Lifecycle Services";
                    case PARTNER_CENTER_HELP -> "Partner Center help";
                    case SUPPORT_FOR_BUSINESS -> "Support for Business";
                    case ISV_CONTACT -> "Publisher's contact";
                    case VIA_INDIRECT_PROVIDER -> "Via indirect provider";
                    case MSRC -> "Security Response Center";
                };
    }

    /** The contract that carries a request. */
    public static String of(@Nullable SupportVehicle vehicle) {
        return vehicle == null
                ? UNKNOWN
                : switch (vehicle) {
                    case COMMERCIAL -> "Commercial";
                    case PSFP -> "Premier Support";
                    case ASFP -> "Advanced Support";
                    case SIGNATURE -> "Signature Cloud Support";
                    case PRODUCT_SUPPORT_INCIDENTS -> "Product incidents";
                    case MSRC -> "MSRC";
                };
    }

    /** Why a request cannot be filed. */
    public static String of(@Nullable BlockReason reason) {
        return reason == null
                ? UNKNOWN
                : switch (reason) {
                    case NO_ENTITLEMENT -> "no entitlement";
                    case DYNAMICS_NEEDS_ASFP -> "Dynamics 365 needs Advanced or Premier Support";
                    case ON_PREMISES_NOT_COVERED -> "on-premises product not covered";
                    case PARTNER_PROFILE_MISSING -> "partner profile missing";
                    case PRODUCT_FAMILY_MISSING -> "product family missing";
                    case ACCESS_MISSING -> "access to the customer missing";
                };
    }

    /** A vendor's case. */
    public static String of(@Nullable VendorStatus status) {
        return status == null
                ? UNKNOWN
                : switch (status) {
                    case OPEN -> "works on it";
                    case ATTENTION_NEEDED -> "waits for us";
                    case CLOSED -> "considers it solved";
                };
    }

    /** What a vendor's request waits for. */
    public static String of(@Nullable Awaited awaited) {
        return awaited == null
                ? UNKNOWN
                : switch (awaited) {
                    case FILING -> "its filing";
                    case INITIAL_RESPONSE -> "the vendor's initial response";
                    case OUR_ANSWER -> "our answer to the vendor";
                    case OUR_TRIAL -> "a trial of the vendor's solution";
                    case CUSTOMER_TOLD -> "the customer to be told of the solution";
                };
    }

    /** How far a vendor's request has come. */
    public static String of(@Nullable EscalationProgress progress) {
        return progress == null
                ? UNKNOWN
                : switch (progress) {
                    case PREPARING -> "packet taken in hand again";
                    case READY -> "packet ready to be filed";
                    case FILING -> "being filed";
                    case BLOCKED -> "blocked";
                    case FILED -> "filed";
                    case ACKNOWLEDGED -> "answered first by the vendor";
                    case IN_PROGRESS -> "with the vendor again";
                    case AWAITING_PARTNER -> "the vendor waits for us";
                    case SOLUTION_OFFERED -> "the vendor considers it solved";
                    case CLOSED -> "closed, solved by the vendor";
                    case REFUSED -> "refused by the vendor";
                    case WITHDRAWN -> "withdrawn";
                    case HANDED_BACK -> "handed back to the desk";
                };
    }

    /** Why a promise no longer applies. */
    public static String of(CancellationCause cause) {
        return switch (cause) {
            case SEVERITY -> "no policy covers the severity";
            case CLASSIFICATION -> "no policy covers the classification";
            case DIAGNOSIS -> "no policy covers the decision";
            case VENDOR -> "no policy covers the vendor's terms";
            case REBASE -> "the chosen rules do not cover it";
            case TICKET_RESOLVED -> "the ticket was resolved";
            case TICKET_CLOSED -> "the ticket was closed";
            case TICKET_REJECTED -> "the ticket was rejected";
            case TICKET_CANCELED -> "the ticket was canceled";
            case UNANSWERED -> "closed without an answer";
            case WITHDRAWN -> "taken back from the vendor";
            case NEVER_BEGAN -> "it never began";
        };
    }

    /** Why what was told of a clock no longer holds. */
    public static String of(CorrectionCause cause) {
        return switch (cause) {
            case HEARD_LATE -> "an earlier fact was heard";
            case REOPENED -> "the ticket was reopened";
            case COVERED_AGAIN -> "a policy covers it again";
            case SLIP -> "a change was taken back at once";
            case NEVER_BEGAN -> "it never began";
        };
    }

    /** What a clock measures. */
    public static String of(@Nullable SlaTarget target) {
        return target == null
                ? "Another target"
                : switch (target) {
                    case FIRST_RESPONSE -> "First response";
                    case NEXT_RESPONSE -> "Next response";
                    case PERIODIC_UPDATE -> "Periodic update";
                    case RESOLUTION -> "Resolution";
                    case INTERNAL -> "Taken into work";
                    case VENDOR_RESPONSE -> "Vendor's response";
                };
    }

    /** Whom a standing clock waits for. */
    public static String of(@Nullable PauseCause cause) {
        return cause == null
                ? "someone"
                : switch (cause) {
                    case CUSTOMER -> "the customer";
                    case VENDOR -> "the vendor";
                    case PARTNER -> "the partner";
                    case INCIDENT -> "the incident";
                };
    }

    /** By which way an alert travels. */
    public static String of(@Nullable Channel channel) {
        return channel == null
                ? UNKNOWN
                : switch (channel) {
                    case WEBHOOK -> "webhook";
                    case EMAIL -> "e-mail";
                };
    }

    /** What an alert tells of: {@code sla.breached} is read as {@code Promise breached}. */
    public static String ofEvent(String type) {
        return plain(type.replaceFirst("^sla\\.", "promise_").replace('.', '_'));
    }

    /** A rule by its id: {@code service-unavailable} is read as {@code Service unavailable}. */
    public static String ofRule(String id) {
        return plain(id.replace('-', '_'));
    }

    /** Any other code: {@code WAITING_ON_VENDOR} is read as {@code Waiting on vendor}. */
    public static String plain(@Nullable Enum<?> code) {
        return code == null ? UNKNOWN : plain(code.name());
    }

    /** The same for the text of a code. */
    public static String plain(String code) {
        var words = code.toLowerCase(Locale.ROOT).replace('_', ' ');
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
