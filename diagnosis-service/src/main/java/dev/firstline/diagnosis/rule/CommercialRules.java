package dev.firstline.diagnosis.rule;

import static dev.firstline.diagnosis.rule.Condition.field;
import static dev.firstline.diagnosis.rule.Condition.said;
import static dev.firstline.diagnosis.rule.Condition.when;

import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.Category;
import dev.firstline.contracts.ticket.ProductFamily;
import java.util.List;

/** Bills, seats, quotas and the commerce system: who owes the answer depends on the object. */
final class CommercialRules {

    private static final Condition STATED_AS_BILLING =
            field("category", TicketFacts::category, category -> category == Category.BILLING_SUBSCRIPTION);

    private static final Condition PARTNER_CENTER = when(reading -> reading.family() == ProductFamily.PARTNER_CENTER);

    /** The vendor's invoice to the partner: called so, or an invoice filed under Partner Center. */
    private static final Condition PARTNER_INVOICE =
            said(Signal.PARTNER_INVOICE).or(PARTNER_CENTER.and(said(Signal.BILLING)));

    /** What is asked, without wanting anything back, is not contested yet. */
    private static final Consideration ONLY_ASKED =
            new Consideration("only-asked", -10, said(Signal.QUESTION_MARK).unless(Signal.DISPUTE, Signal.REFUND));

    /** A report that counts invoices otherwise than described is a fault of the product: nobody was charged. */
    private static final Consideration COUNTED_BY_A_PRODUCT = new Consideration(
            "not-as-documented", -50, said(Signal.NOT_AS_DOCUMENTED).unless(Signal.REFUND));

    /** A debit that the bank returned, and access that is off since. */
    private static final Consideration IN_ARREARS =
            new Consideration("in-arrears", -30, said(Signal.UNPAID).and(said(Signal.BLOCKED, Signal.PAID_NOW)));

    private static final Condition LIKE_DISPUTES = Opinion.resembles(Outcome.BILLING_DISPUTE_FRAUD, Opinion.RATHER);

    private static final Condition BROKEN_BY_THE_MODEL =
            when(reading -> reading.opinion() != null && reading.opinion().broken() >= 0.5);

    private CommercialRules() {}

    static List<Rule> rules() {
        return List.of(
                RuleSource.MARKETPLACE
                        .rule(
                                "marketplace-platform",
                                IssueKind.MARKETPLACE_PLATFORM,
                                "Purchase and deployment of an offer by the marketplace itself are the vendor's.",
                                ProgramRules.MARKETPLACE.and(said(Signal.MARKETPLACE_PLATFORM)))
                        .weighing(90),
                RuleSource.MARKETPLACE
                        .rule(
                                "marketplace-billing",
                                IssueKind.MARKETPLACE_BILLING,
                                "The partner is the first contact for billing of marketplace products.",
                                ProgramRules.MARKETPLACE.unless(Signal.DISPUTE))
                        .weighing(84),
                RuleSource.RESOURCE_OPTIONS
                        .rule(
                                "reservation",
                                IssueKind.RESERVATION_EXCHANGE_REFUND,
                                "Exchange, return and refund of reservations are the vendor's.",
                                said(Signal.RESERVATION))
                        .weighing(82),
                RuleSource.RESOURCE_OPTIONS
                        .rule(
                                "invoice-dispute",
                                IssueKind.INVOICE_RECON_DISPUTE,
                                "A contested charge goes the commercial path.",
                                said(Signal.DISPUTE)
                                        .or(PARTNER_INVOICE.and(said(Signal.REFUND, Signal.WRONG_AMOUNT)
                                                .or(ProgramRules.BROKEN)))
                                        .or(said(Signal.REFUND).and(said(Signal.BILLING))))
                        .weighing(
                                80,
                                Considered.of(-60, Signal.NO_COMPLAINT),
                                Considered.of(-50, Signal.TRIED),
                                COUNTED_BY_A_PRODUCT,
                                ONLY_ASKED,
                                IN_ARREARS),
                RuleSource.RESOURCE_OPTIONS
                        .rule(
                                "partner-invoice-question",
                                IssueKind.USAGE_RECON_QUESTION,
                                "Questions on the vendor's own invoice or reconciliation file go to the vendor.",
                                PARTNER_INVOICE)
                        .weighing(78),
                RuleSource.RESOURCE_OPTIONS
                        .rule(
                                "seat-count-mismatch",
                                IssueKind.SEAT_COUNT_MISMATCH,
                                "Seats that differ between the vendor's portals are the vendor's to correct.",
                                said(Signal.SEAT_MISMATCH))
                        .weighing(76),
                RuleSource.RESOURCE_OPTIONS
                        .rule(
                                "quota-increase",
                                IssueKind.QUOTA_INCREASE,
                                "Only the vendor can raise a quota; no support plan is needed.",
                                said(Signal.QUOTA))
                        .weighing(74),
                RuleSource.RESOURCE_OPTIONS
                        .rule(
                                "subscription-transfer",
                                IssueKind.SUBSCRIPTION_TRANSFER,
                                "Moving a subscription between programs is the vendor's.",
                                said(Signal.TRANSFER))
                        .weighing(72),
                RuleSource.PARTNER_CENTER
                        .rule(
                                "partner-center-fault",
                                IssueKind.PARTNER_CENTER_ISSUE,
                                "A fault of Partner Center itself, or of a purchase through it, is the vendor's.",
                                PARTNER_CENTER.and(ProgramRules.BROKEN))
                        .weighing(70),
                RuleSource.BILLING
                        .rule(
                                "billing-question",
                                IssueKind.BILLING_QUESTION,
                                "The partner owns the billing relationship and answers questions on it.",
                                said(Signal.BILLING)
                                        .unless(Signal.DOWN, Signal.PLATFORM_ERROR, Signal.EVERYONE, Signal.FAULT)
                                        .or(STATED_AS_BILLING.and(said(Signal.BILLING))))
                        .weighing(
                                30,
                                Considered.SCALE_OBJECTS,
                                Considered.PLATFORM_OBJECTS,
                                Considered.of(
                                        36,
                                        Signal.QUESTION,
                                        Signal.QUESTION_MARK,
                                        Signal.NO_COMPLAINT,
                                        Signal.REQUEST,
                                        Signal.HOW_TO)),
                RuleSource.BILLING
                        .rule(
                                "subscription-change",
                                IssueKind.SUBSCRIPTION_CHANGE,
                                "Buying, changing and ending subscriptions goes through the partner.",
                                said(Signal.SUBSCRIPTION_CHANGE)
                                        .unless(ProgramRules.BROKEN)
                                        .or(STATED_AS_BILLING.and(said(Signal.SUBSCRIPTION_CHANGE))))
                        .weighing(66, Considered.SCALE_OBJECTS, Considered.PLATFORM_OBJECTS),
                RuleSource.BILLING
                        .rule(
                                "stated-as-billing",
                                IssueKind.BILLING_QUESTION,
                                "Filed as a billing matter, and nothing in it is the vendor's.",
                                STATED_AS_BILLING)
                        .weighing(64, Considered.FAULT_OBJECTS),
                RuleSource.NON_PAYMENT
                        .rule(
                                "resembles-break-ins",
                                IssueKind.FRAUD_ACTIVE,
                                "It reads like an account in foreign hands, and a term in it is known.",
                                LIKE_DISPUTES.and(BROKEN_BY_THE_MODEL))
                        .weighing(15),
                RuleSource.RESOURCE_OPTIONS
                        .rule(
                                "resembles-disputes",
                                IssueKind.INVOICE_RECON_DISPUTE,
                                "It reads like what was contested, nothing is broken, and a term in it is known.",
                                LIKE_DISPUTES.unless(BROKEN_BY_THE_MODEL))
                        .weighing(15),
                RuleSource.MARKETPLACE
                        .rule(
                                "resembles-publishers",
                                IssueKind.MARKETPLACE_TECHNICAL,
                                "It reads like what a publisher had to mend, and a term in it is known.",
                                Opinion.resembles(Outcome.ROUTE_TO_ISV, Opinion.RATHER))
                        .weighing(14));
    }
}
