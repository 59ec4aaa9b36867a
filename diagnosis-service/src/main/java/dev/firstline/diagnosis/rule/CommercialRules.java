package dev.firstline.diagnosis.rule;

import static dev.firstline.diagnosis.rule.Condition.field;
import static dev.firstline.diagnosis.rule.Condition.said;
import static dev.firstline.diagnosis.rule.Condition.when;

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

    private CommercialRules() {}

    static List<Rule> rules() {
        return List.of(
                RuleSource.MARKETPLACE.rule(
                        "marketplace-platform",
                        IssueKind.MARKETPLACE_PLATFORM,
                        "Purchase and deployment of an offer by the marketplace itself are the vendor's.",
                        ProgramRules.MARKETPLACE.and(said(Signal.MARKETPLACE_PLATFORM))),
                RuleSource.MARKETPLACE.rule(
                        "marketplace-billing",
                        IssueKind.MARKETPLACE_BILLING,
                        "The partner is the first contact for billing of marketplace products.",
                        ProgramRules.MARKETPLACE),
                RuleSource.RESOURCE_OPTIONS.rule(
                        "reservation",
                        IssueKind.RESERVATION_EXCHANGE_REFUND,
                        "Exchange, return and refund of reservations are the vendor's.",
                        said(Signal.RESERVATION)),
                RuleSource.RESOURCE_OPTIONS.rule(
                        "invoice-dispute",
                        IssueKind.INVOICE_RECON_DISPUTE,
                        "A contested charge goes the commercial path.",
                        said(Signal.DISPUTE)
                                .or(PARTNER_INVOICE.and(
                                        said(Signal.REFUND, Signal.WRONG_AMOUNT).or(ProgramRules.BROKEN)))
                                .or(said(Signal.REFUND).and(said(Signal.BILLING)))),
                RuleSource.RESOURCE_OPTIONS.rule(
                        "partner-invoice-question",
                        IssueKind.USAGE_RECON_QUESTION,
                        "Questions on the vendor's own invoice or reconciliation file go to the vendor.",
                        PARTNER_INVOICE),
                RuleSource.RESOURCE_OPTIONS.rule(
                        "seat-count-mismatch",
                        IssueKind.SEAT_COUNT_MISMATCH,
                        "Seats that differ between the vendor's portals are the vendor's to correct.",
                        said(Signal.SEAT_MISMATCH)),
                RuleSource.RESOURCE_OPTIONS.rule(
                        "quota-increase",
                        IssueKind.QUOTA_INCREASE,
                        "Only the vendor can raise a quota; no support plan is needed.",
                        said(Signal.QUOTA)),
                RuleSource.RESOURCE_OPTIONS.rule(
                        "subscription-transfer",
                        IssueKind.SUBSCRIPTION_TRANSFER,
                        "Moving a subscription between programs is the vendor's.",
                        said(Signal.TRANSFER)),
                RuleSource.PARTNER_CENTER.rule(
                        "partner-center-fault",
                        IssueKind.PARTNER_CENTER_ISSUE,
                        "A fault of Partner Center itself, or of a purchase through it, is the vendor's.",
                        PARTNER_CENTER.and(ProgramRules.BROKEN)),
                RuleSource.BILLING.rule(
                        "billing-question",
                        IssueKind.BILLING_QUESTION,
                        "The partner owns the billing relationship and answers questions on it.",
                        said(Signal.BILLING)
                                .unless(Signal.DOWN, Signal.PLATFORM_ERROR, Signal.EVERYONE, Signal.FAULT)
                                .or(STATED_AS_BILLING.and(said(Signal.BILLING)))),
                RuleSource.BILLING.rule(
                        "subscription-change",
                        IssueKind.SUBSCRIPTION_CHANGE,
                        "Buying, changing and ending subscriptions goes through the partner.",
                        said(Signal.SUBSCRIPTION_CHANGE)
                                .unless(ProgramRules.BROKEN)
                                .or(STATED_AS_BILLING.and(said(Signal.SUBSCRIPTION_CHANGE)))),
                RuleSource.BILLING.rule(
                        "stated-as-billing",
                        IssueKind.BILLING_QUESTION,
                        "Filed as a billing matter, and nothing in it is the vendor's.",
                        STATED_AS_BILLING));
    }
}
