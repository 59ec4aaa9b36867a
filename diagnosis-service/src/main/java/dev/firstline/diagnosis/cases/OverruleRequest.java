package dev.firstline.diagnosis.cases;

import dev.firstline.chassis.http.OneLine;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.Category;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.diagnosis.rule.IssueKind;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a person decides instead.
 *
 * @param outcome any but NEEDS_REVIEW
 * @param reason why, for those who read the decision at the desk; stays at this service
 * @param diagnosisId the decision that was looked at; absent: whichever is the latest
 * @param issueKind a kind of that outcome; absent: as it was decided if that fits, else the outcome's usual one. Needed for
 *     BILLING_DISPUTE_FRAUD where the decision had none
 * @param productFamily absent: as it was decided, or as is stated of the ticket, now or later; likewise product
 * @param category absent: as the filer stated or the kind of issue has it; likewise breakFix
 * @param incidentId the open incident that explains the ticket; needed for KNOWN_SERVICE_INCIDENT, else absent
 */
public record OverruleRequest(
        @NotNull Outcome outcome,

        @Schema(examples = "Reproduced on two tenants with default settings; support asked us to file.")
        @NotBlank @OneLine(words = true, mayBeBlank = true)
        @Size(max = 2000) String reason,

        @Nullable UUID diagnosisId,
        @Nullable IssueKind issueKind,
        @Nullable ProductFamily productFamily,

        @Schema(examples = "Exchange Online") @Nullable @OneLine @Size(max = 100) String product,

        @Nullable Category category,
        @Nullable Boolean breakFix,

        @Schema(examples = "EX226792") @Nullable @OneLine @Size(max = 64) String incidentId) {

    @Override
    public String toString() {
        return "OverruleRequest[outcome=" + outcome + "]";
    }
}
