package dev.firstline.diagnosis.rule;

import static dev.firstline.diagnosis.rule.Condition.always;
import static dev.firstline.diagnosis.rule.Condition.field;
import static dev.firstline.diagnosis.rule.Condition.said;

import dev.firstline.contracts.ticket.Category;
import java.util.List;

/** What is inside the partner's baseline support boundary. */
final class PartnerRules {

    /** The partner looked already, so a partner's cause is no longer the first guess. */
    private static final Signal[] LOOKED_AT = {Signal.RULED_OUT, Signal.PLATFORM_ERROR, Signal.MANY_CUSTOMERS};

    private PartnerRules() {}

    /** Wishes and questions: nothing is broken. */
    static List<Rule> requests() {
        return List.of(
                RuleSource.CUSTOMER_SUPPORT.rule(
                        "how-to",
                        IssueKind.HOW_TO,
                        "Usage questions are answered by the partner; many of them suggest training.",
                        said(Signal.HOW_TO)
                                .unless(ProgramRules.BROKEN)
                                .or(stated(Category.USAGE_QUESTION).unless(Signal.ADVISORY))),
                RuleSource.CUSTOMER_SUPPORT.rule(
                        "updates",
                        IssueKind.UPDATES,
                        "Managing updates of services and software is a partner's duty.",
                        said(Signal.UPDATES).or(stated(Category.UPDATES_MANAGEMENT))),
                RuleSource.POWER_PLATFORM.rule(
                        "advisory",
                        IssueKind.ADVISORY,
                        "Design, planning and best practice are the partner's own service.",
                        said(Signal.ADVISORY).unless(ProgramRules.BROKEN)));
    }

    /** Causes on the partner's or the customer's side that the words themselves name. */
    static List<Rule> causes() {
        return List.of(
                RuleSource.CUSTOMER_SUPPORT.rule(
                        "own-change",
                        IssueKind.CONFIG_MISSING_OR_WRONG,
                        "It broke after a change on our side: mis-configured settings, even with production down.",
                        said(Signal.OWN_CHANGE)),
                RuleSource.CUSTOMER_SUPPORT.rule(
                        "client-connectivity",
                        IssueKind.CLIENT_CONNECTIVITY,
                        "The customer's own network is outside the vendor's boundary.",
                        said(Signal.LOCAL_NETWORK).unless(LOOKED_AT)),
                RuleSource.CUSTOMER_SUPPORT.rule(
                        "client-desktop",
                        IssueKind.CLIENT_DESKTOP,
                        "One person or one device: a client problem.",
                        said(Signal.SINGLE)
                                .and(said(Signal.CLIENT, Signal.WORKS_ELSEWHERE).or(ProgramRules.BROKEN))
                                .or(said(Signal.CLIENT).and(said(Signal.WORKS_ELSEWHERE)))
                                .or(said(Signal.CLIENT).unless(Signal.EVERYONE, Signal.DOWN))
                                .unless(LOOKED_AT)),
                RuleSource.RESOURCE_OPTIONS.rule(
                        "activation",
                        IssueKind.ACTIVATION,
                        "Activation of Office and Windows is helped by the partner.",
                        said(Signal.ACTIVATION).unless(LOOKED_AT)),
                RuleSource.CUSTOMER_SUPPORT.rule(
                        "permissions",
                        IssueKind.PERMISSIONS,
                        "Missing rights are set by the partner with its delegated privileges.",
                        said(Signal.PERMISSION).unless(LOOKED_AT)),
                RuleSource.CUSTOMER_SUPPORT.rule(
                        "configuration",
                        IssueKind.CONFIG_MISSING_OR_WRONG,
                        "Missing or mis-configured settings are the partner's to set.",
                        said(Signal.CONFIGURATION).unless(LOOKED_AT)),
                RuleSource.CUSTOMER_SUPPORT.rule(
                        "integration",
                        IssueKind.INTEGRATION_INCOMPLETE,
                        "Incomplete integration of software is the partner's to finish.",
                        said(Signal.INTEGRATION).unless(LOOKED_AT)));
    }

    /** What is left when nothing points to the vendor. */
    static List<Rule> remainder() {
        return List.of(
                RuleSource.CUSTOMER_SUPPORT.rule(
                        "provisioning",
                        IssueKind.PROVISIONING,
                        "Set-up, users, licences and trials are helped by the partner.",
                        said(Signal.PROVISIONING)),
                RuleSource.CUSTOMER_SUPPORT.rule(
                        "installation",
                        IssueKind.INSTALL_SETUP_M365,
                        "Installation and migration are the partner's first.",
                        said(Signal.INSTALLATION)),
                RuleSource.TECHNICAL_SUPPORT.rule(
                        "partner-first",
                        IssueKind.PARTNER_FIRST,
                        "No sign of another owner: the partner diagnoses first.",
                        always()));
    }

    private static Condition stated(Category wanted) {
        return field("category", TicketFacts::category, wanted::equals);
    }
}
