package dev.firstline.escalation.delegation;

import dev.firstline.escalation.access.AccessRelation;
import dev.firstline.escalation.access.CustomerAccess;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What a partner has recorded of one customer. What was warned of stands beside it, and is no part of what people see. */
@Entity
@Table(name = "customer_access")
class CustomerAccessEntity {

    @Id
    UUID id;

    String tenant;

    @Column(name = "customer_id")
    UUID customerId;

    @Column(name = "vendor_tenant_id")
    @Nullable String vendorTenantId;

    @JdbcTypeCode(SqlTypes.JSON)
    List<AccessRelation> relations;

    @Column(name = "look_at")
    @Nullable Instant lookAt;

    @Version
    long version;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "changed_at")
    Instant changedAt;

    CustomerAccess access() {
        return new CustomerAccess(customerId, vendorTenantId, relations);
    }

    void hold(CustomerAccess access) {
        vendorTenantId = access.vendorTenantId();
        relations = access.relations();
    }
}
