package dev.firstline.diagnosis.rule;

import static dev.firstline.diagnosis.rule.Condition.always;
import static dev.firstline.diagnosis.rule.Condition.field;
import static dev.firstline.diagnosis.rule.Condition.said;

import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.Category;
import java.util.List;

/** What is inside the partner's baseline support boundary. */
final class PartnerRules {

    /** The partner looked already, so a partner's cause is no longer the first guess. */
    private static final Signal[] LOOKED_AT = {Signal.RULED_OUT, Signal.PLATFORM_ERROR, Signal.MANY_CUSTOMERS};

    /** A stated category without a word for it weighs little beside a fault. */
    private static final Consideration STATED_ALONE =
            new Consideration("stated-alone", -46, ProgramRules.BROKEN.unless(Signal.UPDATES));

    /** What a service does otherwise than described is no device's fault, though it may speak of devices. */
    private static final Consideration NOT_OF_ONE_DEVICE = new Consideration(
            "not-as-documented", -30, said(Signal.NOT_AS_DOCUMENTED).unless(Signal.SINGLE));

    private PartnerRules() {}

    /** Wishes and questions: nothing is broken. */
    static List<Rule> requests() {
        return List.of(
                RuleSource.CUSTOMER_SUPPORT
                        .rule(
                                "how-to",
                                IssueKind.HOW_TO,
                                "Usage questions are answered by the partner; many of them suggest training.",
                                said(Signal.QUESTION)
                                        .or(stated(Category.USAGE_QUESTION).unless(Signal.ADVISORY)))
                        .weighing(
                                60,
                                Considered.SCALE_OBJECTS,
                                Considered.PLATFORM_OBJECTS,
                                Considered.of(-30, Signal.DOWN),
                                Considered.of(-15, Signal.FAULT, Signal.IRREGULARITY),
                                Considered.of(-20, Signal.TRIED)),
                RuleSource.CUSTOMER_SUPPORT
                        .rule(
                                "updates",
                                IssueKind.UPDATES,
                                "Managing updates of services and software is a partner's duty.",
                                said(Signal.UPDATES).or(stated(Category.UPDATES_MANAGEMENT)))
                        .weighing(58, Considered.of(-40, Signal.TRIED), STATED_ALONE),
                RuleSource.POWER_PLATFORM
                        .rule(
                                "advisory",
                                IssueKind.ADVISORY,
                                "Design, planning and best practice are the partner's own service.",
                                said(Signal.ADVISORY).unless(ProgramRules.BROKEN))
                        .weighing(56));
    }

    /** Causes on the partner's or the customer's side that the words themselves name. */
    static List<Rule> causes() {
        return List.of(
                RuleSource.CUSTOMER_SUPPORT
                        .rule(
                                "own-change",
                                IssueKind.CONFIG_MISSING_OR_WRONG,
                                "It broke after a change on our side: mis-configured settings, even with production down.",
                                said(Signal.OWN_CHANGE)
                                        .or(said(Signal.OWN_CAUSE)
                                                .unless(LOOKED_AT)
                                                .unless(Signal.TRIED)))
                        .weighing(54),
                RuleSource.CUSTOMER_SUPPORT
                        .rule(
                                "client-connectivity",
                                IssueKind.CLIENT_CONNECTIVITY,
                                "The customer's own network is outside the vendor's boundary.",
                                said(Signal.LOCAL_NETWORK).unless(LOOKED_AT))
                        .weighing(52, Considered.of(-10, Signal.TRIED)),
                RuleSource.CUSTOMER_SUPPORT
                        .rule(
                                "client-desktop",
                                IssueKind.CLIENT_DESKTOP,
                                "One person or one device: a client problem.",
                                said(Signal.SINGLE)
                                        .and(said(Signal.CLIENT, Signal.WORKS_ELSEWHERE)
                                                .or(ProgramRules.BROKEN))
                                        .or(said(Signal.CLIENT).and(said(Signal.WORKS_ELSEWHERE)))
                                        .or(said(Signal.CLIENT).unless(Signal.EVERYONE, Signal.DOWN))
                                        .unless(LOOKED_AT))
                        .weighing(
                                50,
                                Considered.of(-30, Signal.SCALE),
                                Considered.of(-10, Signal.TRIED),
                                Considered.TRIED_FOR_SEVERAL_OBJECTS,
                                NOT_OF_ONE_DEVICE),
                RuleSource.RESOURCE_OPTIONS
                        .rule(
                                "activation",
                                IssueKind.ACTIVATION,
                                "Activation of Office and Windows is helped by the partner.",
                                said(Signal.ACTIVATION).unless(LOOKED_AT))
                        .weighing(48, Considered.TRIED_OBJECTS),
                RuleSource.CUSTOMER_SUPPORT
                        .rule(
                                "permissions",
                                IssueKind.PERMISSIONS,
                                "Missing rights are set by the partner with its delegated privileges.",
                                said(Signal.PERMISSION).unless(LOOKED_AT))
                        .weighing(46, Considered.DOWN_FOR_A_CROWD_OBJECTS, Considered.TRIED_OBJECTS),
                RuleSource.CUSTOMER_SUPPORT
                        .rule(
                                "configuration",
                                IssueKind.CONFIG_MISSING_OR_WRONG,
                                "Missing or mis-configured settings are the partner's to set.",
                                said(Signal.CONFIGURATION).unless(LOOKED_AT))
                        .weighing(44, Considered.DOWN_FOR_A_CROWD_OBJECTS, Considered.TRIED_OBJECTS),
                RuleSource.CUSTOMER_SUPPORT
                        .rule(
                                "integration",
                                IssueKind.INTEGRATION_INCOMPLETE,
                                "Incomplete integration of software is the partner's to finish.",
                                said(Signal.INTEGRATION).unless(LOOKED_AT))
                        .weighing(42, Considered.TRIED_OBJECTS));
    }

    /** What is left when nothing points to the vendor. */
    static List<Rule> remainder() {
        return List.of(
                RuleSource.CUSTOMER_SUPPORT
                        .rule(
                                "provisioning",
                                IssueKind.PROVISIONING,
                                "Set-up, users, licences and trials are helped by the partner.",
                                said(Signal.PROVISIONING))
                        .weighing(26, Considered.TRIED_OBJECTS),
                RuleSource.CUSTOMER_SUPPORT
                        .rule(
                                "installation",
                                IssueKind.INSTALL_SETUP_M365,
                                "Installation and migration are the partner's first.",
                                said(Signal.INSTALLATION))
                        .weighing(24, Considered.TRIED_OBJECTS),
                RuleSource.CUSTOMER_SUPPORT
                        .rule(
                                "request",
                                IssueKind.PARTNER_FIRST,
                                "Something is wanted and nothing is broken: the partner serves it.",
                                said(Signal.REQUEST))
                        .weighing(20, Considered.SCALE_OBJECTS, Considered.of(-14, Signal.FAULT, Signal.DOWN)),
                RuleSource.CUSTOMER_SUPPORT
                        .rule(
                                "question",
                                IssueKind.HOW_TO,
                                "Something is asked and nothing is broken: the partner answers it.",
                                said(Signal.QUESTION_MARK))
                        .weighing(10, Considered.SCALE_OBJECTS, Considered.of(-8, Signal.FAULT, Signal.DOWN)),
                RuleSource.TECHNICAL_SUPPORT
                        .rule(
                                "fault-first",
                                IssueKind.PARTNER_FIRST,
                                "A fault with no sign of the vendor: the partner examines it.",
                                ProgramRules.BROKEN)
                        .weighing(
                                12,
                                Considered.of(12, Signal.SINGLE),
                                Considered.of(-12, Signal.SCALE),
                                Considered.of(-10, Signal.PLATFORM_ERROR),
                                Considered.of(-6, Signal.DOWN)),
                RuleSource.CUSTOMER_SUPPORT
                        .rule(
                                "resembles-desks",
                                IssueKind.PARTNER_FIRST,
                                "It reads like what the desk resolved, and a term in it is known.",
                                Opinion.resembles(Outcome.RESOLVE_BY_PARTNER, Opinion.RATHER))
                        .weighing(9),
                RuleSource.TECHNICAL_SUPPORT
                        .rule(
                                "partner-first",
                                IssueKind.PARTNER_FIRST,
                                "Nothing speaks for anyone: the partner asks first.",
                                always())
                        .weighing(0));
    }

    private static Condition stated(Category wanted) {
        return field("category", TicketFacts::category, wanted::equals);
    }
}
