package dev.firstline.escalation.registry;

import dev.firstline.chassis.http.EmailAddress;
import dev.firstline.chassis.http.OneLine;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.contracts.TenantPath;
import dev.firstline.escalation.partner.PartnerContact;
import dev.firstline.escalation.partner.PartnerProfile;
import dev.firstline.escalation.partner.PartnerType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A partner profile as a caller states it.
 *
 * @param accessRequired whether nothing is to be filed for a customer of whom no access is recorded; left out it stays as it was, false at
 *     first
 */
public record PartnerRequest(
        @NotNull PartnerType type,
        @Valid @Nullable Contact contact,
        @Nullable Boolean accessRequired) {

    private static final String COUNTRY = "must be an ISO 3166-1 alpha-3 code such as PRT";

    /**
     * Whom the vendor may write to: the partner's own desk, never the customer.
     *
     * @param timeZone IANA name, such as {@code Europe/Lisbon}
     * @param country ISO 3166-1 alpha-3, such as {@code PRT}
     */
    @Schema(name = "NewPartnerContact")
    public record Contact(
            @NotNull @OneLine(words = true) @Size(max = 80) String firstName,
            @NotNull @OneLine(words = true) @Size(max = 80) String lastName,
            @NotNull @EmailAddress String email,

            @Nullable @Size(max = 40) @Pattern(regexp = "\\+?[0-9 ()./-]{6,40}", message = "must be a phone number")
            String phone,

            @NotBlank @Size(max = 60) String timeZone,

            @NotNull @Pattern(regexp = "[A-Z]{3}", message = COUNTRY) String country) {}

    /** @param requiredBefore whether access was required until now */
    PartnerProfile profileOf(TenantPath tenant, boolean requiredBefore) {
        return new PartnerProfile(
                tenant,
                type,
                contact == null ? null : contactOf(contact),
                accessRequired == null ? requiredBefore : accessRequired);
    }

    private static PartnerContact contactOf(Contact contact) {
        return new PartnerContact(
                contact.firstName().strip(),
                contact.lastName().strip(),
                contact.email(),
                contact.phone(),
                zone(contact.timeZone()),
                country(contact.country()));
    }

    private static String country(String code) {
        if (!Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA3).contains(code)) {
            throw Problem.invalid("/contact/country", COUNTRY);
        }
        return code;
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw Problem.invalid("/contact/timeZone", "must be an IANA time zone such as Europe/Lisbon");
        }
    }
}
