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

/** A customer of a partner. */
@Entity
public class Customer {

    @Id
    private UUID id;

    private String tenant;
    private String partner;
    private String externalId;
    private @Nullable String name;
    private @Nullable String tenantSlug;
    private long version;
    private Instant createdAt;
    private Instant changedAt;

    /** For Hibernate; customers are made by {@link CustomerUpserts}. */
    protected Customer() {}

    /** Takes over what the partner says now; whether anything differs. */
    boolean rename(@Nullable String newName, Instant now) {
        if (Objects.equals(name, newName)) {
            return false;
        }
        name = newName;
        version++;
        changedAt = now;
        return true;
    }

    /** Our id. */
    public UUID id() {
        return id;
    }

    /** Whether that tenant opens tickets of it by its id: the partner whose it is, or the customer itself. */
    public boolean isKnownTo(TenantPath filer) {
        return partner.equals(filer.value()) || tenant.equals(filer.value());
    }

    /** Whose data it is, and that of its tickets and contacts. */
    public TenantPath tenant() {
        return new TenantPath(tenant);
    }

    /** Whether that tenant wrote it down, and alone may change it. */
    boolean isOf(TenantPath writer) {
        return partner.equals(writer.value());
    }

    /** The partner's id. */
    public String externalId() {
        return externalId;
    }

    /** What it is called; null when never told. */
    public @Nullable String name() {
        return name;
    }

    /** It as what has references. */
    Holder holder() {
        return new Holder(ReferenceKind.CUSTOMER, id, null);
    }

    @Nullable String tenantSlug() {
        return tenantSlug;
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
