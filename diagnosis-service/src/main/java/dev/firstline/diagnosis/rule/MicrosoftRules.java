package dev.firstline.diagnosis.rule;

import static dev.firstline.diagnosis.rule.Condition.said;
import static dev.firstline.diagnosis.rule.Condition.when;

import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.diagnosis.rule.KnownIncident.Standing;
import java.util.List;
import java.util.Set;

/** What is beyond the partner's boundary: the service itself fails. */
final class MicrosoftRules {

    /** Services that run what the customer put on them; a fault is the customer's until the platform is shown to fail. */
    private static final Set<String> CUSTOMER_OPERATED = Set.of(
            "Virtual Machines",
            "Virtual Machine Scale Sets",
            "Virtual Network",
            "Network Security Groups",
            "Azure Firewall",
            "Azure Load Balancer",
            "Application Gateway",
            "VPN Gateway",
            "Azure ExpressRoute",
            "App Service",
            "Azure Functions",
            "Azure Kubernetes Service",
            "Azure Virtual Desktop",
            "Azure DNS",
            "Azure Data Factory",
            "Azure Synapse Analytics",
            "Power Apps",
            "Power Pages",
            "Microsoft Dataverse",
            "Power Automate");

    private static final Set<ProductFamily> CLOUD = Set.of(
            ProductFamily.AZURE,
            ProductFamily.MICROSOFT_365,
            ProductFamily.EMS,
            ProductFamily.DYNAMICS_365,
            ProductFamily.POWER_PLATFORM,
            ProductFamily.PARTNER_CENTER);

    private static final Condition CLOUD_SERVICE =
            when(reading -> reading.family() != null && CLOUD.contains(reading.family()));

    private static final Condition OPERATED_BY_VENDOR = when(
            reading -> reading.mainProduct().stream().noneMatch(product -> CUSTOMER_OPERATED.contains(product.name())));

    private static final Condition ON_PREMISES = when(reading -> reading.family() == ProductFamily.ON_PREMISES);

    /** A crowd and an outage need no product's name: hardly anything else is used by so many. */
    private static final Condition UNNAMED_FOR_A_CROWD = when(reading -> reading.family() == null)
            .and(said(Signal.SCALE))
            .and(said(Signal.DOWN, Signal.PLATFORM_ERROR, Signal.TRIED))
            .unless(Signal.LOCAL_NETWORK);

    private static final Condition UNDOCUMENTED = said(Signal.RULED_OUT, Signal.HEALTH_CLEAR, Signal.TRIED);

    /** It is down or the platform errs, and no cause on our side is likely. */
    private static final Condition FAILS_BY_ITSELF = said(Signal.DOWN, Signal.PLATFORM_ERROR)
            .and(UNDOCUMENTED.or(said(Signal.PLATFORM_ERROR).and(said(Signal.EVERYONE, Signal.DOWN))));

    private static final Condition FAILS_FOR_ALL = said(Signal.DOWN)
            .or(said(Signal.PLATFORM_ERROR).unless(Signal.SINGLE))
            .or(said(Signal.EVERYONE).and(said(Signal.FAULT, Signal.PLATFORM_ERROR)));

    private static final Condition FAULTY =
            ProgramRules.BROKEN.or(Condition.field("breakFix", TicketFacts::breakFix, Boolean.TRUE::equals));

    /** Nobody looks at the health page, or rules out causes for a whole company, unless something is broken. */
    private static final Condition TOLD_BY_ITS_CIRCUMSTANCES =
            said(Signal.HEALTH_CLEAR, Signal.TRIED).or(said(Signal.RULED_OUT).and(said(Signal.EVERYONE)));

    private MicrosoftRules() {}

    static List<Rule> rules() {
        return List.of(
                RuleSource.TECHNICAL_BENEFITS
                        .rule(
                                "on-premises-examined",
                                IssueKind.ON_PREM,
                                "An on-premises fault that the partner has examined goes to the vendor on a contract or incident.",
                                ON_PREMISES.and(said(Signal.RULED_OUT, Signal.NOT_AS_DOCUMENTED, Signal.TRIED)))
                        .weighing(40),
                RuleSource.TECHNICAL_SUPPORT
                        .rule(
                                "on-premises-first",
                                IssueKind.PARTNER_FIRST,
                                "An on-premises product is examined by the partner first.",
                                ON_PREMISES)
                        .weighing(39),
                RuleSource.ESCALATE
                        .rule(
                                "several-customers",
                                IssueKind.REGIONAL_MULTI_TENANT,
                                "Several customers have it at once: a regional fault of the service.",
                                said(Signal.MANY_CUSTOMERS).and(FAULTY.or(UNDOCUMENTED)))
                        .weighing(38, Considered.SCALE_SUPPORTS, Considered.PLATFORM_SUPPORTS, Considered.EXAMINED),
                RuleSource.HEALTH
                        .rule(
                                "persists-after-incident",
                                IssueKind.PERSISTS_AFTER_INCIDENT,
                                "It stayed after the incident had ended: a fault of its own.",
                                said(Signal.PERSISTS_AFTER_INCIDENT)
                                        .or(FAULTY.and(ProgramRules.incident(Standing.OVER))
                                                .and(said(Signal.EVERYONE, Signal.DOWN, Signal.PLATFORM_ERROR)))
                                        .or(ProgramRules.incident(Standing.OVER).and(said(Signal.STILL_FAILING))))
                        .weighing(36, Considered.SCALE_SUPPORTS, Considered.PLATFORM_SUPPORTS, Considered.EXAMINED),
                RuleSource.ESCALATE
                        .rule(
                                "large-network-disruption",
                                IssueKind.LARGE_NETWORK_DISRUPTION,
                                "A network disruption of large scale is the vendor's.",
                                said(Signal.LARGE_NETWORK).and(CLOUD_SERVICE))
                        .weighing(34, Considered.SCALE_SUPPORTS, Considered.PLATFORM_SUPPORTS, Considered.EXAMINED),
                RuleSource.CUSTOMER_SUPPORT
                        .rule(
                                "provisioning-fails",
                                IssueKind.PROVISIONING_FAILS,
                                "Provisioning that fails at the service itself is the vendor's.",
                                said(Signal.PROVISIONING)
                                        .and(FAULTY)
                                        .and(said(Signal.RULED_OUT, Signal.HEALTH_CLEAR, Signal.PLATFORM_ERROR)))
                        .weighing(33, Considered.SCALE_SUPPORTS, Considered.PLATFORM_SUPPORTS, Considered.EXAMINED),
                RuleSource.ESCALATE
                        .rule(
                                "service-irregularity",
                                IssueKind.SERVICE_IRREGULARITY,
                                "A bug in appearance or operation of the service is the vendor's.",
                                said(Signal.IRREGULARITY)
                                        .and(CLOUD_SERVICE)
                                        .and(OPERATED_BY_VENDOR)
                                        .unless(Signal.DOWN, Signal.PLATFORM_ERROR))
                        .weighing(32, Considered.SCALE_SUPPORTS, Considered.EXAMINED),
                RuleSource.ESCALATE
                        .rule(
                                "service-unavailable",
                                IssueKind.SERVICE_UNAVAILABLE,
                                "The service cannot be used, and no cause on our side is known.",
                                CLOUD_SERVICE
                                        .and(FAILS_BY_ITSELF.or(OPERATED_BY_VENDOR.and(FAILS_FOR_ALL)))
                                        .or(UNNAMED_FOR_A_CROWD))
                        .weighing(
                                30,
                                Considered.of(-12, Signal.WORKS_ELSEWHERE),
                                Considered.SCALE_SUPPORTS,
                                Considered.PLATFORM_SUPPORTS,
                                Considered.EXAMINED),
                RuleSource.ESCALATE
                        .rule(
                                "not-per-description",
                                IssueKind.UNDOCUMENTED_NOT_PER_DESCRIPTION,
                                "The service does not operate as described, and the partner's causes are ruled out.",
                                FAULTY.and(UNDOCUMENTED.or(said(Signal.NOT_AS_DOCUMENTED)))
                                        .or(UNDOCUMENTED.and(said(Signal.NOT_AS_DOCUMENTED)))
                                        .or(CLOUD_SERVICE.and(TOLD_BY_ITS_CIRCUMSTANCES)))
                        .weighing(28, Considered.SCALE_SUPPORTS, Considered.EXAMINED, Considered.ONE_ALONE_OBJECTS),
                RuleSource.ESCALATE
                        .rule(
                                "resembles-vendors",
                                IssueKind.SERVICE_UNAVAILABLE,
                                "It reads like what was the vendor's, nothing on premises is named, and a term in it is known.",
                                Opinion.resembles(Outcome.ESCALATE_MICROSOFT, Opinion.RATHER)
                                        .unless(ON_PREMISES))
                        .weighing(16));
    }
}
