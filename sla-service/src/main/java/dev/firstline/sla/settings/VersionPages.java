package dev.firstline.sla.settings;

import dev.firstline.chassis.http.Cursors;
import dev.firstline.chassis.http.Slice;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.contracts.TenantPath;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The versions of a setting, page by page; within an open transaction. */
@ApplicationScoped
class VersionPages {

    private final Cursors cursors;
    private final Inherited inherited;

    VersionPages(Cursors cursors, Inherited inherited) {
        this.cursors = cursors;
        this.inherited = inherited;
    }

    /** @throws Problem 404 when the tenant has never had one of that code, of its own, of a tenant above it, or shipped */
    <E extends SettingVersion> VersionView.Page page(
            SettingVersions<E, ?> versions, TenantPath tenant, String code, @Nullable String cursor, int limit) {
        var list = List.of("versions", versions.kind(), tenant.value(), code);
        var rows = versions.page(tenant, code, cursors.readId(list, cursor), limit + 1);
        if (rows.isEmpty() && cursor == null && !versions.isShipped(code)) {
            throw Problem.notFound(versions.kind());
        }
        var slice = Slice.of(rows, limit, last -> cursors.write(list, last.id.toString()));
        return new VersionView.Page(
                slice.items().stream().map(inherited::readable).toList(), slice.next());
    }
}
