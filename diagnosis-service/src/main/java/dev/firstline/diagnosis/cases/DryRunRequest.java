package dev.firstline.diagnosis.cases;

import dev.firstline.chassis.http.OneLine;
import dev.firstline.contracts.ticket.AffectedTenant;
import dev.firstline.contracts.ticket.Category;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.TicketType;
import dev.firstline.diagnosis.rule.KnownIncident;
import dev.firstline.diagnosis.rule.TicketFacts;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A ticket to be decided on trial.
 *
 * @param type INCIDENT when not told
 * @param language of the words; as detected when not told, and EN when that cannot be
 * @param affectedTenant a customer's when not told
 */
record DryRunRequest(
        @Schema(examples = "No mail in or out for the whole company") @NotNull @OneLine(words = true) @Size(max = 200) String title,

        @Schema(examples = "Nobody can send or receive since 07:40.") @NotNull @Size(max = 32 * 1024) String body,

        @Nullable TicketType type,
        @Nullable Language language,
        @Nullable AffectedTenant affectedTenant,
        @Nullable ProductFamily productFamily,

        @Schema(examples = "Exchange Online") @Nullable @OneLine @Size(max = 100) String product,

        @Schema(examples = "westeurope") @Nullable @OneLine @Size(max = 50) String region,

        @Nullable Category category,
        @Nullable Boolean breakFix) {

    TicketFacts facts(List<KnownIncident> incidents) {
        return new TicketFacts(
                Objects.requireNonNullElse(type, TicketType.INCIDENT),
                Objects.requireNonNullElse(language, Language.EN),
                Objects.requireNonNullElse(affectedTenant, AffectedTenant.CUSTOMER),
                productFamily,
                product,
                region,
                category,
                breakFix,
                title,
                body,
                incidents);
    }
}
