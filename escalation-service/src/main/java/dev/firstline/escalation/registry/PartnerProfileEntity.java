package dev.firstline.escalation.registry;

import dev.firstline.contracts.TenantPath;
import dev.firstline.escalation.partner.PartnerContact;
import dev.firstline.escalation.partner.PartnerProfile;
import dev.firstline.escalation.partner.PartnerType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "partner_profile")
class PartnerProfileEntity {

    @Id
    UUID id;

    String tenant;

    @Enumerated(EnumType.STRING)
    PartnerType type;

    @Column(name = "contact_first_name")
    @Nullable String firstName;

    @Column(name = "contact_last_name")
    @Nullable String lastName;

    @Column(name = "contact_email")
    @Nullable String email;

    @Column(name = "contact_phone")
    @Nullable String phone;

    @Column(name = "contact_time_zone")
    @Nullable String timeZone;

    @Column(name = "contact_country")
    @Nullable String country;

    @Column(name = "access_required")
    boolean accessRequired;

    @Version
    long version;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "changed_at")
    Instant changedAt;

    void hold(PartnerProfile profile) {
        tenant = profile.tenant().value();
        type = profile.type();
        accessRequired = profile.accessRequired();
        var contact = profile.contact();
        firstName = contact == null ? null : contact.firstName();
        lastName = contact == null ? null : contact.lastName();
        email = contact == null ? null : contact.email();
        phone = contact == null ? null : contact.phone();
        timeZone = contact == null ? null : contact.timeZone().getId();
        country = contact == null ? null : contact.country();
    }

    PartnerProfile profile() {
        return new PartnerProfile(new TenantPath(tenant), type, contact(), accessRequired);
    }

    private @Nullable PartnerContact contact() {
        if (firstName == null || lastName == null || email == null || timeZone == null || country == null) {
            return null;
        }
        return new PartnerContact(firstName, lastName, email, phone, ZoneId.of(timeZone), country);
    }
}
