package dev.firstline.escalation.registry;

import dev.firstline.escalation.partner.PartnerContact;
import dev.firstline.escalation.partner.PartnerType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A partner profile as callers see it.
 *
 * @param accessRequired whether nothing is filed for a customer of whom no access is recorded
 */
public record PartnerView(
        String tenant,
        PartnerType type,
        @Nullable Contact contact,
        boolean accessRequired,
        long version,
        Instant createdAt,
        Instant changedAt) {

    /** Whom the vendor may write to. */
    @Schema(name = "PartnerContact")
    public record Contact(
            String firstName,
            String lastName,
            String email,
            @Nullable String phone,
            String timeZone,
            String country) {}

    static PartnerView of(PartnerProfileEntity entity) {
        var profile = entity.profile();
        var contact = profile.contact();
        return new PartnerView(
                entity.tenant,
                profile.type(),
                contact == null ? null : contactOf(contact),
                profile.accessRequired(),
                entity.version,
                entity.createdAt,
                entity.changedAt);
    }

    private static Contact contactOf(PartnerContact contact) {
        return new Contact(
                contact.firstName(),
                contact.lastName(),
                contact.email(),
                contact.phone(),
                contact.timeZone().getId(),
                contact.country());
    }
}
