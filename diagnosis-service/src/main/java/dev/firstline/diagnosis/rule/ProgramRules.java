package dev.firstline.diagnosis.rule;

import static dev.firstline.diagnosis.rule.Condition.always;
import static dev.firstline.diagnosis.rule.Condition.field;
import static dev.firstline.diagnosis.rule.Condition.said;
import static dev.firstline.diagnosis.rule.Condition.when;

import dev.firstline.contracts.diagnosis.Evidence;
import dev.firstline.contracts.ticket.AffectedTenant;
import dev.firstline.contracts.ticket.Category;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.diagnosis.rule.KnownIncident.Standing;
import java.util.List;
import java.util.Optional;

/** What comes before the question whose boundary a ticket is in: own tenant, marketplace, security, money, incidents. */
final class ProgramRules {

    static final Condition BROKEN = said(Signal.FAULT, Signal.DOWN, Signal.PLATFORM_ERROR, Signal.IRREGULARITY);

    static final Condition MARKETPLACE = field(
                    "productFamily", TicketFacts::productFamily, family -> family == ProductFamily.MARKETPLACE_ISV)
            .or(said(Signal.MARKETPLACE));

    private static final Condition STATED_AS_BILLING =
            field("category", TicketFacts::category, category -> category == Category.BILLING_SUBSCRIPTION);

    private static final Condition MONEY =
            STATED_AS_BILLING.or(said(Signal.DISPUTE, Signal.REFUND, Signal.UNPAID, Signal.PAID_NOW));

    /** Money is asked for or after; the word alone may belong to the product ("the invoicing app"). */
    private static final Condition MONEY_ASKED = said(Signal.BILLING, Signal.SUBSCRIPTION_CHANGE)
            .and(said(
                    Signal.QUESTION,
                    Signal.QUESTION_MARK,
                    Signal.HOW_TO,
                    Signal.REQUEST,
                    Signal.SUBSCRIPTION_CHANGE,
                    Signal.WRONG_AMOUNT,
                    Signal.NO_COMPLAINT));

    /** Nothing is broken: something is asked for. */
    private static final Condition A_WISH = said(
            Signal.HOW_TO,
            Signal.ADVISORY,
            Signal.BILLING,
            Signal.SUBSCRIPTION_CHANGE,
            Signal.PROVISIONING,
            Signal.INSTALLATION,
            Signal.PERMISSION,
            Signal.CONFIGURATION,
            Signal.TRANSFER,
            Signal.UPDATES);

    /** What an open incident of the same service does not explain. */
    private static final Condition NOT_EXPLAINED_BY_AN_INCIDENT = said(
                    Signal.OWN_CHANGE,
                    Signal.OWN_CAUSE,
                    Signal.DISPUTE,
                    Signal.REFUND,
                    Signal.QUOTA,
                    Signal.LOCAL_NETWORK)
            .or(said(Signal.SINGLE).and(said(Signal.CLIENT, Signal.WORKS_ELSEWHERE)))
            .or(when(Reading::statedAsNoFault).unless(Signal.SCALE, Signal.PLATFORM_ERROR))
            .or(said(Signal.INTEGRATION).unless(Signal.SCALE))
            .or(when(reading -> !reading.faulty())
                    .and(when(reading -> reading.region() == null).or(A_WISH)))
            .or(MARKETPLACE);

    /** Who will not pay what is charged twice is not in arrears. */
    private static final Consideration CONTESTED_ONLY =
            new Consideration("contested-only", -30, said(Signal.DISPUTE).unless(Signal.BLOCKED, Signal.PAID_NOW));

    private ProgramRules() {}

    static List<Rule> rules() {
        return List.of(
                RuleSource.REPORT_PROBLEMS.rule(
                        "own-tenant",
                        IssueKind.OWN_TENANT,
                        "The partner's own tenant is not covered; it needs a support plan of its own.",
                        field("affectedTenant", TicketFacts::affectedTenant, AffectedTenant.PARTNER_OWN::equals)
                                .or(said(Signal.OWN_TENANT))
                                .or(said(Signal.OWN_TENANT_HINT).and(said(Signal.NOT_A_CUSTOMER)))),
                RuleSource.MARKETPLACE.rule(
                        "marketplace-technical",
                        IssueKind.MARKETPLACE_TECHNICAL,
                        "The publisher supports its marketplace product, wherever it runs.",
                        MARKETPLACE
                                .and(said(Signal.FAULT, Signal.DOWN, Signal.PLATFORM_ERROR, Signal.TRIED)
                                        .unless(Signal.DISPUTE, Signal.REFUND)
                                        .or(always().unless(MONEY).unless(MONEY_ASKED)))
                                .unless(Signal.MARKETPLACE_PLATFORM, Signal.COMPROMISE)),
                RuleSource.ESCALATE.rule(
                        "vulnerability",
                        IssueKind.VULNERABILITY,
                        "A security hole in a vendor's product goes to its security response center.",
                        said(Signal.VULNERABILITY)),
                RuleSource.NON_PAYMENT.rule(
                        "acceptable-use",
                        IssueKind.AUP_ENFORCEMENT,
                        "The vendor suspended for misuse: the commercial path reviews it.",
                        said(Signal.ACCEPTABLE_USE)),
                RuleSource.NON_PAYMENT.rule(
                        "fraud",
                        IssueKind.FRAUD_ACTIVE,
                        "An account is in foreign hands: contain it, tell the vendor at once.",
                        said(Signal.COMPROMISE)),
                RuleSource.BILLING
                        .rule(
                                "non-payment",
                                IssueKind.NON_PAYMENT,
                                "Access is off because of an unpaid invoice: a matter of collections, however loud.",
                                said(Signal.UNPAID)
                                        .and(said(Signal.BLOCKED, Signal.PAID_NOW)
                                                .or(BROKEN)
                                                .or(said(Signal.EVERYONE)))
                                        .or(said(Signal.PAID_NOW).and(said(Signal.BLOCKED))))
                        .weighing(94, CONTESTED_ONLY),
                RuleSource.HEALTH
                        .rule(
                                "known-incident",
                                IssueKind.KNOWN_INCIDENT,
                                "A published, open incident of the service explains it: link and tell, do not file.",
                                incident(Standing.OPEN).unless(NOT_EXPLAINED_BY_AN_INCIDENT))
                        .weighing(92),
                RuleSource.HEALTH
                        .rule(
                                "incident-ended",
                                IssueKind.INCIDENT_ENDED,
                                "The incident that explained it has ended since: the customer is asked whether it still fails.",
                                incident(Standing.ENDED_SINCE)
                                        .unless(incident(Standing.OPEN))
                                        .unless(NOT_EXPLAINED_BY_AN_INCIDENT)
                                        .unless(Signal.PERSISTS_AFTER_INCIDENT))
                        .weighing(91));
    }

    static Condition incident(Standing standing) {
        return reading -> Optional.of(reading.incidents().stream()
                        .filter(incident -> incident.standing() == standing)
                        .map(incident -> new Evidence(Evidence.Kind.INCIDENT, incident.service(), incident.id()))
                        .toList())
                .filter(evidence -> !evidence.isEmpty());
    }
}
