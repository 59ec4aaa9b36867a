package dev.firstline.intake.customer;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.contracts.TenantPath;
import dev.firstline.intake.customer.CustomerUpserts.Upserted;
import dev.firstline.intake.reference.ExternalReferences;
import dev.firstline.intake.reference.ReferenceKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Finds people by the partner's id or by a reference, and makes those that are not there; within the open transaction. */
@ApplicationScoped
class ContactMatching {

    private final CustomerUpserts upserts;
    private final ContactRepository contacts;
    private final ExternalReferences references;
    private final Clock clock;

    ContactMatching(CustomerUpserts upserts, ContactRepository contacts, ExternalReferences references, Clock clock) {
        this.upserts = upserts;
        this.contacts = contacts;
        this.references = references;
        this.clock = clock;
    }

    /**
     * The person, with what the partner says of it now.
     *
     * @throws Problem 409 when id and references are of several people or of another customer's or writer's, 422 when there is nothing to find it
     *     by
     */
    Upserted<Contact> match(TenantPath writer, Customer customer, ContactOfMany asked) {
        if (asked.externalId() == null && asked.inSystems().isEmpty()) {
            throw Problem.invalid("/externalId", "is needed where there are no references to find the person by");
        }
        var now = clock.instant();
        var claimed = references.claimAhead(writer, ReferenceKind.CONTACT, asked.inSystems());
        var matched = claimed.owner()
                .map(owner -> new Upserted<>(owned(writer, customer, owner, asked), false))
                .orElseGet(() -> made(writer, customer, asked, claimed.stand(), now));
        var contact = matched.value();
        if (!matched.made()) {
            contact.complete(asked.name(), asked.email(), now);
        }
        references.give(writer, contact.holder(), claimed);
        return matched;
    }

    private Contact owned(TenantPath writer, Customer customer, UUID owner, ContactOfMany asked) {
        var contact = contacts.forChange(owner).orElseThrow(() -> Problem.notFound("contact"));
        if (!contact.isOf(customer)) {
            throw Problem.conflict(
                    "A reference belongs to a person of another customer; GET /v1/references tells which.");
        }
        if (!contact.isWrittenBy(writer)) {
            throw Problem.conflict("A reference belongs to a person that another tenant has written down.");
        }
        if (asked.externalId() != null && !asked.externalId().equals(contact.externalId())) {
            throw Problem.conflict("A reference belongs to contact " + contact.externalId()
                    + ", and externalId names another one; send those of one.");
        }
        return contact;
    }

    private Upserted<Contact> made(TenantPath writer, Customer customer, ContactOfMany asked, UUID stand, Instant now) {
        var externalId = asked.externalId() == null ? stand.toString() : asked.externalId();
        return upserts.contact(writer, customer, externalId, asked.name(), asked.email(), now);
    }
}
