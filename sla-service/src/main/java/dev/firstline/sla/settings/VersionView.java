package dev.firstline.sla.settings;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * That somebody set a policy or a calendar, and for when.
 *
 * @param version of the tenant that set it
 * @param tenant who set it
 * @param author the {@code sub} of who did; absent where that is somebody of a tenant above the reader
 * @param setAt when
 * @param validFrom its first instant
 * @param validUntil the first instant after it; absent when it has no end of its own
 * @param ends whether it says that the tenant has none of its own from then on
 * @param withdrawnAt when it was withdrawn; absent when it was not
 * @param withdrawnBy the {@code sub} of who did; absent as {@code author} is
 */
public record VersionView(
        int version,
        String tenant,
        @Nullable String author,
        Instant setAt,
        Instant validFrom,
        @Nullable Instant validUntil,
        boolean ends,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawnBy) {

    /** Some of them, the one that was set last first; {@code next} is absent at the end. */
    @Schema(name = "VersionPage")
    public record Page(List<VersionView> items, @Nullable String next) {}

    /** The same without who set it and who withdrew it. */
    VersionView withoutAuthors() {
        return new VersionView(version, tenant, null, setAt, validFrom, validUntil, ends, withdrawnAt, null);
    }

    static VersionView of(SettingVersion row) {
        return new VersionView(
                row.version,
                row.tenant,
                row.author,
                row.setAt,
                row.validFrom,
                row.validUntil,
                row.isEnd(),
                row.withdrawnAt,
                row.withdrawnBy);
    }
}
