package dev.firstline.intake.communication;

import dev.firstline.intake.customer.Contact;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where words come from, as the CRM says it; nothing of it for words that were written here. */
@Embeddable
class Origin {

    private @Nullable String writerExternalId;
    private @Nullable String writerName;

    @Enumerated(EnumType.STRING)
    private @Nullable WriterRole writerRole;

    private @Nullable UUID contactId;
    private @Nullable String contactExternalId;

    private @Nullable Instant saidAt;

    @Enumerated(EnumType.STRING)
    private @Nullable CommunicationChannel channel;

    /** For Hibernate. */
    protected Origin() {}

    Origin(NewCommunication words, @Nullable Contact contact) {
        var writer = words.writer();
        if (writer != null) {
            writerExternalId = writer.externalId();
            writerName = writer.name();
            writerRole = writer.role();
        }
        if (contact != null) {
            contactId = contact.id();
            contactExternalId = contact.externalId();
        }
        saidAt = words.saidAt();
        channel = words.channel();
    }

    /** @param persons whether the reader may be told who of the desk's tenant wrote; the customer's own people are told in any case */
    @Nullable Writer writer(boolean persons) {
        if (writerRole == null) {
            return null;
        }
        return persons || writerRole == WriterRole.CUSTOMER
                ? new Writer(writerExternalId, writerName, writerRole)
                : new Writer(null, null, writerRole);
    }

    CommunicationView.@Nullable Person contact() {
        return contactId == null || contactExternalId == null
                ? null
                : new CommunicationView.Person(contactId, contactExternalId);
    }

    @Nullable Instant saidAt() {
        return saidAt;
    }

    @Nullable CommunicationChannel channel() {
        return channel;
    }
}
