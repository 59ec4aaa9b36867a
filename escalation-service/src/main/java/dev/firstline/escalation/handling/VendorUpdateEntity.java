package dev.firstline.escalation.handling;

import dev.firstline.contracts.escalation.VendorStatus;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "vendor_update")
class VendorUpdateEntity {

    @Id
    UUID id;

    String tenant;

    @Column(name = "escalation_id")
    UUID escalationId;

    @Column(name = "vendor_status")
    @Enumerated(EnumType.STRING)
    VendorStatus vendorStatus;

    @Nullable String note;

    @Column(name = "created_by")
    String createdBy;

    /** Whose token the author had; null for what was written before this was recorded. */
    @Column(name = "created_by_tenant")
    @Nullable String createdByTenant;

    @Column(name = "created_at")
    Instant createdAt;
}
