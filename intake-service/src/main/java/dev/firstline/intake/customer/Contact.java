package dev.firstline.intake.customer;

import dev.firstline.contracts.TenantPath;
import dev.firstline.intake.reference.Holder;
import dev.firstline.intake.reference.ReferenceKind;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person at a customer. Personal data: it leaves intake in no event. */
@Entity
public class Contact {

    @Id
    private UUID id;

    private String tenant;
    private String writer;
    private UUID customerId;
    private String externalId;
    private @Nullable String name;
    private @Nullable String email;
    private long version;
    private Instant createdAt;
    private Instant changedAt;

    /** For Hibernate; contacts are made by {@link CustomerUpserts}. */
    protected Contact() {}

    /** Takes over what the partner says now; whether anything differs. */
    boolean change(@Nullable String newName, @Nullable EmailAddress newEmail, Instant now) {
        return set(newName, newEmail == null ? null : newEmail.value(), now);
    }

    /** Takes over what the partner tells; what it does not tell stays. */
    void complete(@Nullable String newName, @Nullable EmailAddress newEmail, Instant now) {
        set(newName == null ? name : newName, newEmail == null ? email : newEmail.value(), now);
    }

    private boolean set(@Nullable String newName, @Nullable String address, Instant now) {
        if (Objects.equals(name, newName) && Objects.equals(email, address)) {
            return false;
        }
        name = newName;
        email = address;
        version++;
        changedAt = now;
        return true;
    }

    /** Our id. */
    public UUID id() {
        return id;
    }

    /** Whether it is a record of that tenant. */
    public boolean isWrittenBy(TenantPath tenant) {
        return writer.equals(tenant.value());
    }

    /** The partner's id of the person. */
    public String externalId() {
        return externalId;
    }

    /** The person's name, or null. */
    public @Nullable String name() {
        return name;
    }

    /** The person's mail address, or null. */
    public @Nullable String email() {
        return email;
    }

    /** The person as what has references. */
    Holder holder() {
        return new Holder(ReferenceKind.CONTACT, id, null);
    }

    boolean isOf(Customer customer) {
        return customerId.equals(customer.id());
    }

    /** The tenant that wrote the record. */
    String writer() {
        return writer;
    }

    long version() {
        return version;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant changedAt() {
        return changedAt;
    }
}
