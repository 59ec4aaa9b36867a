package dev.firstline.diagnosis.check;

import dev.firstline.contracts.diagnosis.Check;
import dev.firstline.contracts.diagnosis.IssueClass;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.diagnosis.cases.KnownTicket;
import dev.firstline.diagnosis.check.Gap.Kind;
import dev.firstline.diagnosis.rule.Decision;
import dev.firstline.diagnosis.rule.IssueKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What an escalation of a ticket still needs of what this service knows: a decision for a vendor, the product, and the work of the first and
 * second level. It has been found missing too late before: when the form of the vendor was open, or the vendor sent the request back.
 */
final class Readiness {

    private static final Set<ProductFamily> WITH_MESSAGE_CENTER =
            Collections.unmodifiableSet(EnumSet.of(ProductFamily.DYNAMICS_365, ProductFamily.POWER_PLATFORM));

    private Readiness() {}

    /**
     * The gaps, in the order in which they are best closed.
     *
     * @param recorded the checks that were written down, whatever became of them
     */
    static List<Gap> gaps(KnownTicket ticket, Set<Check> recorded) {
        var gaps = new ArrayList<Gap>();
        var decision = ticket.decision();
        if (ticket.ended()) {
            gaps.add(Gap.of(Kind.TICKET_ENDED));
        }
        if (decision == null) {
            gaps.add(Gap.of(Kind.DECISION));
            return gaps;
        }
        if (!asksVendor(decision)) {
            gaps.add(Gap.of(Kind.VENDOR));
        }
        var about = decision.classification();
        if (about.productFamily() == null) {
            gaps.add(Gap.of(Kind.PRODUCT_FAMILY));
        }
        if (about.product() == null) {
            gaps.add(Gap.of(Kind.PRODUCT));
        }
        var wanted = checks(decision);
        if (ticket.region() == null && wanted.contains(Check.REPRODUCTION) && inTheCloud(decision)) {
            gaps.add(Gap.of(Kind.REGION));
        }
        wanted.stream()
                .filter(check -> !recorded.contains(check))
                .forEach(check -> gaps.add(new Gap(Kind.CHECK, check)));
        return gaps;
    }

    /**
     * Which checks come before a vendor is asked on such a ticket. None on what is commercial, a publisher's or a security hole; the message
     * center where the vendor asks for it (Power Platform: Support overview); those of a fault where something is broken.
     */
    static Set<Check> checks(Decision decision) {
        var wanted = EnumSet.noneOf(Check.class);
        var about = decision.classification();
        if (about.issueClass() == IssueClass.COMMERCIAL
                || decision.issueKind() == IssueKind.VULNERABILITY
                || about.productFamily() == ProductFamily.MARKETPLACE_ISV) {
            return wanted;
        }
        wanted.add(Check.SETTINGS);
        if (inTheCloud(decision)) {
            wanted.add(Check.SERVICE_HEALTH);
            wanted.add(Check.DELEGATED_ACCESS);
        }
        if (about.productFamily() != null && WITH_MESSAGE_CENTER.contains(about.productFamily())) {
            wanted.add(Check.MESSAGE_CENTER);
        }
        if (about.breakFix()) {
            wanted.addAll(EnumSet.of(Check.REPRODUCTION, Check.LOGS, Check.OWN_CAUSES));
        }
        return wanted;
    }

    private static boolean inTheCloud(Decision decision) {
        return decision.classification().productFamily() != ProductFamily.ON_PREMISES;
    }

    private static boolean asksVendor(Decision decision) {
        return switch (decision.outcome()) {
            case ESCALATE_MICROSOFT, BILLING_DISPUTE_FRAUD, ROUTE_TO_ISV -> true;
            case RESOLVE_BY_PARTNER, KNOWN_SERVICE_INCIDENT, REJECT_OWN_TENANT, NEEDS_REVIEW -> false;
        };
    }
}
