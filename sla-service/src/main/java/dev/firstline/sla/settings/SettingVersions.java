package dev.firstline.sla.settings;

import dev.firstline.contracts.TenantPath;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Versions of one kind of setting; within an open transaction.
 *
 * @param <E> policies or calendars
 */
interface SettingVersions<E extends SettingVersion> extends PanacheRepositoryBase<E, UUID> {

    /** A version to be filled. */
    E blank();

    /** All versions that the tenant and those above it have ever set. */
    default List<E> history(TenantPath tenant) {
        // As many parameters as a path can be long: a list would be translated anew for every length.
        var lineage = lineage(tenant);
        var padded = new Object[TenantPath.MAX_DEPTH];
        Arrays.setAll(padded, i -> lineage.get(Math.min(i, lineage.size() - 1)));
        return list("tenant in (?1, ?2, ?3, ?4)", padded);
    }

    /** What held at that instant, of the history of a tenant: per code the latest version of the nearest tenant. */
    static <E extends SettingVersion> List<E> inForce(List<E> history, Instant at) {
        var perCode = new LinkedHashMap<String, E>();
        history.stream()
                .filter(row -> !row.validFrom.isAfter(at))
                .sorted(Comparator.comparingInt((E row) -> row.depth())
                        .thenComparingInt(row -> row.version)
                        .reversed())
                .forEach(row -> perCode.putIfAbsent(row.code, row));
        return List.copyOf(perCode.values());
    }

    /** The latest version that the tenant itself has set. */
    default Optional<E> ownLatest(TenantPath tenant, String code) {
        return find("tenant = ?1 and code = ?2 order by version desc", tenant.value(), code)
                .firstResultOptional();
    }

    private static List<String> lineage(TenantPath tenant) {
        var paths = new ArrayList<String>();
        var path = tenant.value();
        while (true) {
            paths.add(path);
            int slash = path.lastIndexOf('/');
            if (slash < 0) {
                return paths;
            }
            path = path.substring(0, slash);
        }
    }
}
