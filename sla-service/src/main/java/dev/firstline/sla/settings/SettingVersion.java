package dev.firstline.sla.settings;

import dev.firstline.contracts.TenantPath;
import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One version of a policy or a calendar of a tenant. Written once, never changed. */
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

    /** The body as JSON. */
    @Column(nullable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    String document;

    @Column(name = "valid_from", nullable = false)
    Instant validFrom;

    /** The {@code sub} of who set it. */
    @Column(nullable = false)
    String author;

    /** How deep its tenant stands in the tree; the deepest one counts. */
    int depth() {
        return (int)
                new TenantPath(tenant).value().chars().filter(c -> c == '/').count();
    }
}
