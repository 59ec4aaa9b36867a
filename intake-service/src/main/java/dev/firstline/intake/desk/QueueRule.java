package dev.firstline.intake.desk;

import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Which tickets come into a queue. Of each list that is told one has to fit; what is not told fits all.
 *
 * @param customers the partner's ids
 */
public record QueueRule(
        @Schema(examples = "mail") @NotNull @Pattern(regexp = QueueKeys.SHAPE, message = QueueKeys.MESSAGE) String queue,

        @Nullable @Size(min = 1, max = 20) List<@NotNull ProductFamily> productFamilies,

        @Nullable @Size(min = 1, max = 3) List<@NotNull Severity> severities,

        @Nullable @Size(min = 1, max = 200) List<@NotNull @Size(min = 1, max = 100) String> customers,

        @Nullable @Size(min = 1, max = 20) List<@NotNull Language> languages) {

    /**
     * What a rule looks at.
     *
     * @param customer the partner's id
     */
    public record Traits(
            @Nullable ProductFamily productFamily, Severity severity, String customer, Language language) {}

    /** Whether a ticket is one of those. */
    boolean fits(Traits ticket) {
        return in(productFamilies, ticket.productFamily())
                && in(severities, ticket.severity())
                && in(customers, ticket.customer())
                && in(languages, ticket.language());
    }

    private static <T> boolean in(@Nullable List<T> wanted, @Nullable T value) {
        return wanted == null || value != null && wanted.contains(value);
    }
}
