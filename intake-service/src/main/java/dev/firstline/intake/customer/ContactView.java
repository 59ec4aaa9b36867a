package dev.firstline.intake.customer;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A contact, as the API shows it.
 *
 * @param writtenBy the tenant whose record it is: the caller's, or one below it that calls somebody by the same id
 */
public record ContactView(
        UUID id,
        String externalId,
        @Nullable String name,
        @Nullable String email,
        String writtenBy,
        long version,
        Instant createdAt,
        Instant changedAt) {

    static ContactView of(Contact contact) {
        return new ContactView(
                contact.id(),
                contact.externalId(),
                contact.name(),
                contact.email(),
                contact.writer(),
                contact.version(),
                contact.createdAt(),
                contact.changedAt());
    }
}
