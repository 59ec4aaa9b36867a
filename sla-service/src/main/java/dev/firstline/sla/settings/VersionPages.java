package dev.firstline.sla.settings;

import dev.firstline.chassis.http.Cursors;
import dev.firstline.chassis.http.Slice;
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

    <E extends SettingVersion> VersionView.Page page(
            SettingVersions<E, ?> versions, TenantPath tenant, String code, @Nullable String cursor, int limit) {
        var list = List.of("versions", versions.kind(), tenant.value(), code);
        var rows = versions.page(tenant, code, cursors.readId(list, cursor), limit + 1);
        var slice = Slice.of(rows, limit, last -> cursors.write(list, last.id.toString()));
        return new VersionView.Page(
                slice.items().stream().map(inherited::readable).toList(), slice.next());
    }
}
