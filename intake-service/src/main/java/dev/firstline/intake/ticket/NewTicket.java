package dev.firstline.intake.ticket;

import dev.firstline.chassis.http.OneLine;
import dev.firstline.contracts.ticket.AffectedTenant;
import dev.firstline.contracts.ticket.Category;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketType;
import dev.firstline.intake.customer.ContactReference;
import dev.firstline.intake.customer.CustomerReference;
import dev.firstline.intake.field.FieldChange;
import dev.firstline.intake.field.FieldDefinition;
import dev.firstline.intake.field.FieldValues;
import dev.firstline.intake.label.Labels;
import dev.firstline.intake.query.NotBlankText;
import dev.firstline.intake.reference.ExternalReference;
import dev.firstline.intake.reference.ExternalReferences;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a CRM sends to open a ticket. Everything else about a ticket is the server's.
 *
 * @param externalReference the filer's own reference, unique among its tickets; or null
 * @param language of title and body; when not told, EN until diagnosis has told it by the words
 * @param affectedTenant whose cloud tenant has the problem; a customer's when not told
 * @param breakFix whether something that worked is broken; or null when the filer does not know
 * @param references what it is called in the filer's systems, each unique among its tickets
 * @param ifKnown what is done when one of its references, or the external one, has a ticket; it is refused when not told
 * @param fields values of the fields that the filer's tenant and those above have declared, by their keys; none when not told
 * @param labels what the desk files it under; none when not told
 */
public record NewTicket(
        @Schema(examples = "CRM-2041") @Nullable @OneLine @Size(max = 100) String externalReference,

        @Schema(examples = "No mail in or out for the whole company")
        @NotNull @OneLine(words = true)
        @Size(max = MAX_TITLE) String title,

        @Schema(examples = "Nobody can send or receive since 07:40.") @NotNull @NotBlankText @Size(max = MAX_BODY) String body,

        @NotNull TicketType type,
        @NotNull Severity severity,
        @Nullable Language language,
        @Nullable AffectedTenant affectedTenant,
        @Nullable ProductFamily productFamily,

        @Schema(examples = "Exchange Online") @Nullable @OneLine @Size(max = MAX_PRODUCT) String product,

        @Schema(examples = "westeurope") @Nullable @OneLine @Size(max = MAX_REGION) String region,

        @Nullable Category category,
        @Nullable Boolean breakFix,
        @NotNull @Valid CustomerReference customer,
        @Nullable @Valid ContactReference contact,
        @Nullable @Size(max = ExternalReferences.MOST) List<@NotNull @Valid ExternalReference> references,
        @Nullable IfKnown ifKnown,

        @Schema(examples = "[\"vip\"]") @Size(max = Labels.MOST) List<@NotNull @Pattern(regexp = Labels.SHAPE, message = Labels.MESSAGE) String> labels,

        @Schema(examples = "{\"contract\":\"4711\"}") @Size(max = FieldChange.MOST) Map<@Size(min = 1, max = FieldDefinition.MAX_KEY) String, @NotNull @Size(max = FieldDefinition.MAX_TEXT) String>
                fields) {

    /** Characters of a title. */
    public static final int MAX_TITLE = 200;
    /** Characters of a body, of a ticket or of a communication. */
    public static final int MAX_BODY = 32 * 1024;

    static final int MAX_PRODUCT = 100;
    static final int MAX_REGION = 50;

    /** Sets what may be left out. */
    public NewTicket {
        affectedTenant = affectedTenant == null ? AffectedTenant.CUSTOMER : affectedTenant;
        labels = labels == null ? List.of() : labels;
        fields = fields == null ? Map.of() : fields;
    }

    /** As stated, or what is assumed until the words tell it. */
    Language languageOrAssumed() {
        return language == null ? Language.EN : language;
    }

    /** Whether it says something that takes more than the one statement that most tickets take. */
    boolean hasMarks() {
        return !labels.isEmpty() || !fields.isEmpty();
    }

    /** The same with these fields. */
    NewTicket with(FieldValues read) {
        return new NewTicket(
                externalReference,
                title,
                body,
                type,
                severity,
                language,
                affectedTenant,
                productFamily,
                product,
                region,
                category,
                breakFix,
                customer,
                contact,
                references,
                ifKnown,
                labels,
                read.values());
    }

    boolean isLanguageStated() {
        return language != null;
    }

    /** What it is called in the filer's systems. */
    List<ExternalReference> inSystems() {
        return references == null ? List.of() : references;
    }

    /** Whether it can have a ticket already. */
    boolean canBeKnown() {
        return externalReference != null || !inSystems().isEmpty();
    }
}
