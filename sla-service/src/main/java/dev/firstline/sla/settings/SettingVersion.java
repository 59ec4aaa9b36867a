package dev.firstline.sla.settings;

import dev.firstline.contracts.TenantPath;
import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One version of a policy or a calendar of a tenant. Written once, never changed; it can be withdrawn before it begins. */
@MappedSuperclass
abstract class SettingVersion {

    @Id
    UUID id;

    @Column(nullable = false)
    String tenant;

    @Column(nullable = false)
    String code;

    @Column(nullable = false)
    int version;

    /** The body as JSON; null when the tenant has none of its own from then on. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable String document;

    @Column(name = "valid_from", nullable = false)
    Instant validFrom;

    /** The first instant at which it counts no more; null when it has no end of its own. */
    @Column(name = "valid_until")
    @Nullable Instant validUntil;

    /** The {@code sub} of who set it. */
    @Column(nullable = false)
    String author;

    @Column(name = "set_at", nullable = false)
    Instant setAt;

    @Column(name = "withdrawn_at")
    @Nullable Instant withdrawnAt;

    @Column(name = "withdrawn_by")
    @Nullable String withdrawnBy;

    /** Whether it may count at that instant: it has begun, has not ended and was not withdrawn. */
    boolean isValid(Instant at) {
        return withdrawnAt == null && !validFrom.isAfter(at) && (validUntil == null || at.isBefore(validUntil));
    }

    /** Whether it says that the tenant has none of its own. */
    boolean isEnd() {
        return document == null;
    }

    /** How deep its tenant stands in the tree; the deepest one counts. */
    int depth() {
        return (int)
                new TenantPath(tenant).value().chars().filter(c -> c == '/').count();
    }
}
