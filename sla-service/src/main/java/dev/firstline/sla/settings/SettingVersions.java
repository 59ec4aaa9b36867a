package dev.firstline.sla.settings;

import dev.firstline.contracts.TenantPath;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Versions of one kind of setting; within an open transaction.
 *
 * @param <E> rows of policies or calendars
 * @param <T> what such a row says
 */
interface SettingVersions<E extends SettingVersion, T> extends PanacheRepositoryBase<E, UUID> {

    /** Of two that are valid, the one that began later counts; of two that began together, the one that was set later. */
    Comparator<SettingVersion> COUNTS_FIRST = Comparator.comparingInt(SettingVersion::depth)
            .thenComparing(row -> row.validFrom)
            .thenComparingInt(row -> row.version)
            .reversed();

    /** Its name in a refusal. */
    String kind();

    /** Whether one of that code is there without anyone having set it. */
    boolean isShipped(String code);

    /** A version to be filled. */
    E blank();

    /** What a row says that is no end. */
    Setting<T> setting(E row);

    /** The name of what is set. */
    String code(T value);

    /** What is set as JSON, the same text for all that means the same. */
    String document(T value);

    /** All versions that the tenant and those above it have ever set and not withdrawn. */
    default List<E> history(TenantPath tenant) {
        return list("withdrawnAt is null and tenant in (?1, ?2, ?3, ?4)", lineage(tenant));
    }

    /**
     * Versions of one code of the tenant and those above it, withdrawn ones too, the youngest first.
     *
     * @param before the id after which the page begins; null for the first page
     */
    default List<E> page(TenantPath tenant, String code, @Nullable UUID before, int limit) {
        var parameters = new ArrayList<Object>(List.of(lineage(tenant)));
        parameters.add(code);
        var query = "tenant in (?1, ?2, ?3, ?4) and code = ?5";
        if (before != null) {
            parameters.add(before);
            query += " and id < ?6";
        }
        return find(query + " order by id desc", parameters.toArray())
                .page(0, limit)
                .list();
    }

    /** What held at that instant, of the history of a tenant: per code that of the nearest tenant. */
    static <E extends SettingVersion> List<E> inForce(List<E> history, Instant at) {
        record Place(String tenant, String code) {}
        var decided = new HashSet<Place>();
        var perCode = new LinkedHashMap<String, E>();
        history.stream().filter(row -> row.isValid(at)).sorted(COUNTS_FIRST).forEach(row -> {
            if (decided.add(new Place(row.tenant, row.code)) && !row.isEnd()) {
                perCode.putIfAbsent(row.code, row);
            }
        });
        return List.copyOf(perCode.values());
    }

    /** All that the tenant itself has set and not withdrawn. */
    default List<E> own(TenantPath tenant) {
        return list("withdrawnAt is null and tenant = ?1", tenant.value());
    }

    /** All of one code that the tenant itself has set and not withdrawn. */
    default List<E> own(TenantPath tenant, String code) {
        return list("withdrawnAt is null and tenant = ?1 and code = ?2", tenant.value(), code);
    }

    /** The latest version that the tenant itself has set and not withdrawn. */
    default Optional<E> ownLatest(TenantPath tenant, String code) {
        return own(tenant, code).stream().max(Comparator.comparingInt(row -> row.version));
    }

    /** That version of the tenant itself. */
    default Optional<E> ownVersion(TenantPath tenant, String code, int version) {
        return find("tenant = ?1 and code = ?2 and version = ?3", tenant.value(), code, version)
                .firstResultOptional();
    }

    /** The number of the next version; that of a withdrawn one is not given twice. */
    default int nextVersion(TenantPath tenant, String code) {
        return find("tenant = ?1 and code = ?2 order by version desc", tenant.value(), code)
                .firstResultOptional()
                .map(row -> row.version + 1)
                .orElse(1);
    }

    /** As many parameters as a path can be long: a list would be translated anew for every length. */
    private static Object[] lineage(TenantPath tenant) {
        var paths = new ArrayList<String>();
        var path = tenant.value();
        for (int slash = path.length(); slash > 0; slash = path.lastIndexOf('/')) {
            path = path.substring(0, slash);
            paths.add(path);
        }
        var padded = new Object[TenantPath.MAX_DEPTH];
        Arrays.setAll(padded, i -> paths.get(Math.min(i, paths.size() - 1)));
        return padded;
    }
}
