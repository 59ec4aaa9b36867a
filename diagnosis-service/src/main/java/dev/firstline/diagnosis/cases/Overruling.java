package dev.firstline.diagnosis.cases;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.contracts.diagnosis.DecisionStep;
import dev.firstline.contracts.diagnosis.Evidence;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.AffectedTenant;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.diagnosis.rule.Classification;
import dev.firstline.diagnosis.rule.Decision;
import dev.firstline.diagnosis.rule.IssueKind;
import dev.firstline.diagnosis.rule.KnownIncident;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person decides instead of what was decided. What the person leaves open stays as the filer stated it, else as the kind of issue
 * has it, else as it was decided.
 *
 * @param before the decision that counted until now
 * @param fields of the ticket
 * @param incidents those that hold for the ticket
 */
record Overruling(OverruleRequest asked, Decision before, TicketFields fields, List<KnownIncident> incidents) {

    /** Stands in the place of the rule that decided. */
    static final String RULE = "person";

    /**
     * The decision.
     *
     * @throws Problem 409 when the ticket does not allow it, 422 when the request contradicts itself
     */
    Decision decision() {
        requireSense();
        var kind = kind();
        return new Decision(
                asked.outcome(),
                RULE,
                before.ruleSetVersion(),
                incident()
                        .map(known -> List.of(new Evidence(Evidence.Kind.INCIDENT, known.service(), known.id())))
                        .orElse(List.of()),
                List.of(new DecisionStep(RULE, true)),
                kind,
                about(kind),
                asked.incidentId(),
                kind == before.issueKind() ? before.tags() : List.of(),
                null,
                before.severity());
    }

    private void requireSense() {
        if (asked.outcome() == Outcome.NEEDS_REVIEW) {
            throw Problem.invalid(
                    "/outcome",
                    "is what a person decides; where you cannot either, ask the customer (POST .../questions)");
        }
        if (fields.affectedTenant() == AffectedTenant.PARTNER_OWN && leavesTheDesk()) {
            throw Problem.conflict(
                    "The ticket is stated to be on the partner's own tenant, which no vendor serves by the program;"
                            + " open one on the customer's tenant if that is wrong.");
        }
        if (asked.outcome() == Outcome.KNOWN_SERVICE_INCIDENT && incident().isEmpty()) {
            throw Problem.invalid(
                            "/incidentId",
                            "must be an open incident that holds for the ticket; GET /v1/incidents lists them")
                    .with(
                            "known",
                            incidents.stream()
                                    .filter(KnownIncident::open)
                                    .map(KnownIncident::id)
                                    .toList());
        }
        if (asked.outcome() != Outcome.KNOWN_SERVICE_INCIDENT && asked.incidentId() != null) {
            throw Problem.invalid("/incidentId", "goes with the outcome KNOWN_SERVICE_INCIDENT alone");
        }
        if (asked.outcome() == Outcome.ESCALATE_MICROSOFT
                && about(kind()).productFamily() == ProductFamily.MARKETPLACE_ISV
                && kind() != IssueKind.MARKETPLACE_PLATFORM) {
            throw Problem.invalid(
                    "/productFamily",
                    "is MARKETPLACE_ISV, whose publisher serves it (ROUTE_TO_ISV); for Microsoft state another family, or the"
                            + " issueKind MARKETPLACE_PLATFORM");
        }
    }

    private boolean leavesTheDesk() {
        return switch (asked.outcome()) {
            case ESCALATE_MICROSOFT, BILLING_DISPUTE_FRAUD, ROUTE_TO_ISV -> true;
            case RESOLVE_BY_PARTNER, KNOWN_SERVICE_INCIDENT, REJECT_OWN_TENANT, NEEDS_REVIEW -> false;
        };
    }

    private Optional<KnownIncident> incident() {
        return asked.outcome() != Outcome.KNOWN_SERVICE_INCIDENT
                ? Optional.empty()
                : incidents.stream()
                        .filter(known -> known.open() && known.id().equals(asked.incidentId()))
                        .findFirst();
    }

    private IssueKind kind() {
        var stated = asked.issueKind();
        if (stated != null) {
            if (stated.outcome() != asked.outcome()) {
                throw unfit("is a matter of " + stated.outcome() + "; leave it out or state one of " + asked.outcome());
            }
            return stated;
        }
        if (before.issueKind().outcome() == asked.outcome()) {
            return before.issueKind();
        }
        return switch (asked.outcome()) {
            case RESOLVE_BY_PARTNER, NEEDS_REVIEW -> IssueKind.PARTNER_FIRST;
            case ESCALATE_MICROSOFT ->
                family(null) == ProductFamily.ON_PREMISES
                        ? IssueKind.ON_PREM
                        : IssueKind.UNDOCUMENTED_NOT_PER_DESCRIPTION;
            case ROUTE_TO_ISV -> IssueKind.MARKETPLACE_TECHNICAL;
            case KNOWN_SERVICE_INCIDENT -> IssueKind.KNOWN_INCIDENT;
            case REJECT_OWN_TENANT -> IssueKind.OWN_TENANT;
            case BILLING_DISPUTE_FRAUD ->
                throw unfit("is needed: contract and form of the commercial path depend on it");
        };
    }

    private Problem unfit(String why) {
        return Problem.invalid("/issueKind", why)
                .with(
                        "known",
                        Arrays.stream(IssueKind.values())
                                .filter(kind -> kind.outcome() == asked.outcome())
                                .map(Enum::name)
                                .toList());
    }

    private Classification about(IssueKind kind) {
        var was = before.classification();
        var category = first(asked.category(), fields.category(), kind.category(), was.category());
        return new Classification(
                family(kind),
                first(asked.product(), fields.product(), was.product()),
                category,
                Classification.issueClass(kind, category),
                Objects.requireNonNull(first(asked.breakFix(), fields.breakFix(), kind.breakFix(), was.breakFix())));
    }

    private @Nullable ProductFamily family(@Nullable IssueKind kind) {
        return first(
                asked.productFamily(),
                fields.productFamily(),
                kind == IssueKind.MARKETPLACE_TECHNICAL ? ProductFamily.MARKETPLACE_ISV : null,
                before.classification().productFamily());
    }

    @SafeVarargs
    private static <T> @Nullable T first(@Nullable T... choices) {
        return Arrays.stream(choices).filter(Objects::nonNull).findFirst().orElse(null);
    }
}
