package dev.firstline.escalation.handling;

import dev.firstline.chassis.http.OneLine;
import dev.firstline.chassis.http.Texts;
import dev.firstline.escalation.packet.FilingDetails;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What the vendor's form asks for and no event tells; the whole of it, so that what is left out becomes empty. */
public record FilingDetailsRequest(
        @Nullable Instant problemStart,
        @Nullable @Size(max = 2000) String impact,
        @Nullable @Size(max = 8000) String stepsTried,

        @Nullable @Pattern(regexp = DOMAIN, message = "must be a domain name") String customerDomain,

        @Nullable @Pattern(regexp = UUID, message = "must be a tenant id (UUID)")
        String customerTenantId,

        @Nullable @Pattern(regexp = UUID, message = "must be a subscription id (UUID)")
        String subscriptionId,

        @Nullable @Size(max = 1000) @Pattern(regexp = "/[A-Za-z0-9/._()-]+", message = "must be an Azure resource id")
        String resourceId,

        @Nullable @OneLine(mayBeBlank = true, words = true) @Size(max = 300) String publisherContact) {

    private static final String DOMAIN = "(?=.{1,253}$)[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,10}";
    private static final String UUID = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    FilingDetails details() {
        return new FilingDetails(
                problemStart == null ? null : problemStart.truncatedTo(ChronoUnit.MICROS),
                seen(impact),
                seen(stepsTried),
                customerDomain,
                customerTenantId,
                subscriptionId,
                resourceId,
                seen(publisherContact));
    }

    /** What nobody sees anything of is not told. */
    private static @Nullable String seen(@Nullable String text) {
        return text == null || Texts.isBlank(text) ? null : text;
    }
}
