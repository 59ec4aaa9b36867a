package dev.firstline.escalation.handling;

import static java.util.Objects.requireNonNullElse;

import dev.firstline.chassis.http.OneLine;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.contracts.diagnosis.IssueClass;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.AffectedTenant;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.escalation.request.SupportRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is asked about: either a ticket, or a described case.
 *
 * @param ticketId a ticket for which diagnosis has decided
 * @param described a case of which there may be no ticket
 */
public record EligibilityRequest(
        @Nullable UUID ticketId, @Nullable @Valid Described described) {

    /**
     * A case in words of the rules. What is left out is the plain case: a break-fix of the customer's tenant for Microsoft, technical,
     * severity C, in English.
     *
     * @param tenant whose case it would be: the caller's own when left out
     * @param customerId of which customer, for the access to its cloud; of none when left out, or when a tenant above the caller is the
     *     partner
     * @param product as tickets name it, such as {@code SQL Server 2022}
     * @param issueKind a code of the support boundary
     * @param tags further codes
     */
    @Schema(name = "DescribedCase")
    public record Described(
            @Nullable @Size(max = 200) String tenant,
            @Nullable UUID customerId,
            @Nullable Outcome outcome,
            @Nullable AffectedTenant affectedTenant,
            @Nullable ProductFamily productFamily,

            @Nullable @OneLine(words = true) @Size(max = 200) String product,

            @Nullable IssueClass issueClass,

            @Nullable @Pattern(regexp = CODE, message = "must be a code such as QUOTA_INCREASE") String issueKind,

            @Nullable Boolean breakFix,
            @Nullable Severity severity,
            @Nullable Language language,

            @Nullable @Size(max = 20) List<@NotNull @Pattern(regexp = CODE, message = "must be a code such as REFUND_60_DAYS") String> tags) {

        private static final String CODE = "[A-Z][A-Z0-9_]{0,63}";

        SupportRequest request() {
            return new SupportRequest(
                    requireNonNullElse(outcome, Outcome.ESCALATE_MICROSOFT),
                    requireNonNullElse(affectedTenant, AffectedTenant.CUSTOMER),
                    productFamily,
                    product,
                    requireNonNullElse(issueClass, IssueClass.TECHNICAL),
                    issueKind,
                    requireNonNullElse(breakFix, true),
                    requireNonNullElse(severity, Severity.C),
                    requireNonNullElse(language, Language.EN),
                    requireNonNullElse(tags, List.of()));
        }
    }

    /** @throws Problem 422 unless exactly one is given */
    void check() {
        if ((ticketId == null) == (described == null)) {
            throw Problem.invalid("/ticketId", "must be given unless a case is described, and not beside it");
        }
    }
}
