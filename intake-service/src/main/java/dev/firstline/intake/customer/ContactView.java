package dev.firstline.intake.customer;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A contact, as the API shows it. */
public record ContactView(
        UUID id,
        String externalId,
        @Nullable String name,
        @Nullable String email,
        long version,
        Instant createdAt,
        Instant changedAt) {

    static ContactView of(Contact contact) {
        return new ContactView(
                contact.id(),
                contact.externalId(),
                contact.name(),
                contact.email(),
                contact.version(),
                contact.createdAt(),
                contact.changedAt());
    }
}
