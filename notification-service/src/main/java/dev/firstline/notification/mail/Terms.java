package dev.firstline.notification.mail;

import dev.firstline.contracts.access.AccessKind;
import dev.firstline.contracts.diagnosis.Check;
import dev.firstline.contracts.diagnosis.CheckResult;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.escalation.Awaited;
import dev.firstline.contracts.escalation.BlockReason;
import dev.firstline.contracts.escalation.EscalationProgress;
import dev.firstline.contracts.escalation.FilingRoute;
import dev.firstline.contracts.escalation.SupportVehicle;
import dev.firstline.contracts.escalation.VendorStatus;
import dev.firstline.contracts.sla.CancellationCause;
import dev.firstline.contracts.sla.ClockStanding;
import dev.firstline.contracts.sla.CorrectionCause;
import dev.firstline.contracts.sla.PauseCause;
import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.contracts.sla.Verdict;
import dev.firstline.contracts.ticket.CommunicationDirection;
import dev.firstline.contracts.ticket.CommunicationVisibility;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TransitionCause;
import java.util.Locale;

/** What the codes of events are called in the sentences of mails. */
final class Terms {

    private Terms() {}

    /** The words of a code; of one that has none of its own, its letters: {@code WAITING_ON_VENDOR} is {@code Waiting on vendor}. */
    static String of(Enum<?> code) {
        return switch (code) {
            case SlaTarget target -> of(target);
            case Severity severity -> severity.name();
            case Language language -> Locale.forLanguageTag(language.tag()).getDisplayName(Locale.ENGLISH);
            case PauseCause cause -> "the " + small(cause);
            case TransitionCause cause -> of(cause);
            case CancellationCause cause -> of(cause);
            case CorrectionCause cause -> of(cause);
            case ClockStanding standing -> of(standing);
            case Verdict verdict -> verdict == Verdict.REINSTATED ? "reinstated" : small(verdict);
            case Outcome outcome -> of(outcome);
            case Check check -> small(check);
            case CheckResult result -> small(result);
            case Awaited awaited -> of(awaited);
            case BlockReason reason -> of(reason);
            case AccessKind kind -> of(kind);
            case EscalationProgress progress -> of(progress);
            case FilingRoute route -> of(route);
            case SupportVehicle vehicle -> of(vehicle);
            case VendorStatus status -> of(status);
            case CommunicationDirection direction ->
                direction == CommunicationDirection.INBOUND ? "from the customer" : "from the desk";
            case CommunicationVisibility visibility ->
                visibility == CommunicationVisibility.CUSTOMER ? "which the customer sees" : "a note of the desk alone";
            case ProductFamily family -> of(family);
            default -> ofCode(code.name());
        };
    }

    /** The letters of a code that is told as a text: {@code OUT_OF_SCOPE} is {@code Out of scope}, {@code own-tenant} {@code Own tenant}. */
    static String ofCode(String code) {
        var words = code.toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String small(Enum<?> code) {
        return code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String of(SlaTarget target) {
        return switch (target) {
            case FIRST_RESPONSE -> "First response";
            case NEXT_RESPONSE -> "Next response";
            case PERIODIC_UPDATE -> "Periodic update";
            case RESOLUTION -> "Resolution";
            case INTERNAL -> "Taken into work";
            case VENDOR_RESPONSE -> "Vendor's response";
        };
    }

    private static String of(TransitionCause cause) {
        return switch (cause) {
            case AGENT -> "the desk";
            case CUSTOMER -> "the customer's words";
            case DIAGNOSIS -> "its diagnosis";
            case ESCALATION -> "news of the vendor's request";
        };
    }

    private static String of(CancellationCause cause) {
        return switch (cause) {
            case SEVERITY -> "no policy covers the ticket since its severity was changed";
            case CLASSIFICATION -> "no policy covers the ticket since it was classified anew";
            case DIAGNOSIS -> "no policy covers the ticket since it was diagnosed";
            case VENDOR -> "no policy covers the ticket since a vendor was asked";
            case REBASE -> "the rules that somebody chose for the ticket do not cover it";
            case TICKET_RESOLVED -> "the ticket was resolved";
            case TICKET_CLOSED -> "the ticket was closed";
            case TICKET_REJECTED -> "the ticket was rejected";
            case TICKET_CANCELED -> "the ticket was canceled";
            case UNANSWERED -> "the ticket was closed without any words to the customer";
            case WITHDRAWN -> "the request was taken back from the vendor";
            case NEVER_BEGAN -> "what it began with turned out not to be so";
        };
    }

    private static String of(CorrectionCause cause) {
        return switch (cause) {
            case HEARD_LATE -> "an earlier fact was heard afterwards";
            case REOPENED -> "the ticket was reopened, and what had ended goes on";
            case COVERED_AGAIN -> "a policy covers the ticket again";
            case SLIP -> "a change was taken back at once";
            case NEVER_BEGAN -> "what it began with turned out not to be so";
        };
    }

    private static String of(ClockStanding standing) {
        return switch (standing) {
            case RUNNING -> "running";
            case PAUSED -> "paused";
            case MET -> "kept";
            case BREACHED -> "broken";
            case CANCELLED -> "not owed";
        };
    }

    private static String of(Outcome outcome) {
        return switch (outcome) {
            case RESOLVE_BY_PARTNER -> "resolve at the desk";
            case ESCALATE_MICROSOFT -> "escalate to Microsoft";
            case BILLING_DISPUTE_FRAUD -> "billing dispute or fraud";
            case ROUTE_TO_ISV -> "route to the publisher";
            case KNOWN_SERVICE_INCIDENT -> "known service incident";
            case REJECT_OWN_TENANT -> "reject, the partner's own tenant";
            case NEEDS_REVIEW -> "needs review";
        };
    }

    private static String of(Awaited awaited) {
        return switch (awaited) {
            case FILING -> "its filing";
            case INITIAL_RESPONSE -> "the vendor's initial response";
            case OUR_ANSWER -> "our answer to the vendor";
            case OUR_TRIAL -> "a trial of the vendor's solution";
            case CUSTOMER_TOLD -> "the customer to be told of the solution";
        };
    }

    private static String of(BlockReason reason) {
        return switch (reason) {
            case NO_ENTITLEMENT -> "no valid support contract or benefit";
            case DYNAMICS_NEEDS_ASFP -> "Dynamics 365 needs Advanced or Premier Support";
            case ON_PREMISES_NOT_COVERED -> "the on-premises product is not covered";
            case PARTNER_PROFILE_MISSING -> "the partner profile is missing";
            case PRODUCT_FAMILY_MISSING -> "the product family is not known";
            case ACCESS_MISSING -> "the access to the customer's cloud is missing";
        };
    }

    private static String of(AccessKind kind) {
        return switch (kind) {
            case GDAP -> "granular delegated admin privileges";
            case DAP -> "delegated admin privileges";
            case RESELLER -> "reseller relation";
            case AZURE_RBAC -> "role in Azure";
        };
    }

    private static String of(EscalationProgress progress) {
        return switch (progress) {
            case PREPARING -> "being prepared";
            case READY -> "ready to be filed";
            case FILING -> "being filed";
            case BLOCKED -> "blocked";
            case FILED -> "filed";
            case ACKNOWLEDGED -> "answered first by the vendor";
            case IN_PROGRESS -> "with the vendor";
            case AWAITING_PARTNER -> "waiting for our answer";
            case SOLUTION_OFFERED -> "solved, as the vendor says";
            case CLOSED -> "closed, its solution accepted";
            case REFUSED -> "refused by the vendor";
            case WITHDRAWN -> "withdrawn";
            case HANDED_BACK -> "handed back to the desk";
        };
    }

    private static String of(FilingRoute route) {
        return switch (route) {
            case AZURE_PORTAL -> "Azure portal";
            case M365_ADMIN_CENTER -> "Microsoft 365 admin center";
            case POWER_PLATFORM_ADMIN_CENTER -> "Power Platform admin center";
            case LIFECYCLE_SERVICES -> "Lifecycle Services";
            case PARTNER_CENTER_HELP -> "Partner Center help";
            case SUPPORT_FOR_BUSINESS -> "Support for Business";
            case ISV_CONTACT -> "publisher's contact";
            case VIA_INDIRECT_PROVIDER -> "desk of the indirect provider";
            case MSRC -> "Microsoft Security Response Center";
        };
    }

    private static String of(SupportVehicle vehicle) {
        return switch (vehicle) {
            case COMMERCIAL -> "commercial support";
            case PSFP -> "Premier Support for Partners";
            case ASFP -> "Advanced Support for Partners";
            case SIGNATURE -> "Signature Cloud Support";
            case PRODUCT_SUPPORT_INCIDENTS -> "product support incidents";
            case MSRC -> "Microsoft Security Response Center";
        };
    }

    private static String of(VendorStatus status) {
        return switch (status) {
            case OPEN -> "works on it";
            case ATTENTION_NEEDED -> "waits for us";
            case CLOSED -> "considers it solved";
        };
    }

    private static String of(ProductFamily family) {
        return switch (family) {
            case MICROSOFT_365 -> "Microsoft 365";
            case EMS -> "Enterprise Mobility and Security";
            case DYNAMICS_365 -> "Dynamics 365";
            case POWER_PLATFORM -> "Power Platform";
            case ON_PREMISES -> "On-premises";
            case PARTNER_CENTER -> "Partner Center";
            case MARKETPLACE_ISV -> "Marketplace product of a publisher";
            case AZURE -> "Azure";
        };
    }
}
