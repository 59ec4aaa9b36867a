package dev.firstline.chassis.tenancy;

import dev.firstline.chassis.tenancy.ScopedList.Condition;
import dev.firstline.contracts.TenantPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The condition by which a query says itself whose rows it wants: those of a tenant and all below it. Row level security holds it to the
 * same, but also shows inherited rows, and is switched off for whoever works in the platform's scope.
 *
 * <p>As a range it finds an index, and needs a column collated "C", where a path and all below it lie between the path and the path
 * followed by the character after the slash. As a prefix it is right for every column.
 *
 * @param where for SQL and HQL alike, with named parameters
 * @param parameters their values
 */
public record TenantCondition(String where, Map<String, Object> parameters) {

    private static final String SLASH = "/";
    private static final String AFTER_SLASH = "0";

    /** Parameters: the path, beyond all below it, the path, the path with its slash. */
    private static final String RANGE = "COLUMN >= %s and COLUMN < %s and (COLUMN = %s or COLUMN > %s)";

    /** Parameters: the path, all below it. A path has neither '%' nor '_', so it stands for itself. */
    private static final String PREFIX = "(COLUMN = %s or COLUMN like %s)";

    /** Copies what it is given. */
    public TenantCondition {
        parameters = Map.copyOf(parameters);
    }

    /**
     * As a range.
     *
     * @param column collated "C", such as {@code t.tenant}
     */
    public static TenantCondition inRange(Scope scope, String column) {
        return switch (scope) {
            case Scope.Platform() -> all();
            case Scope.Tenant(TenantPath path) ->
                new TenantCondition(
                        RANGE.formatted(":tenant", ":beyond", ":tenant", ":below")
                                .replace("COLUMN", column),
                        Map.of(
                                "tenant", path.value(),
                                "beyond", path.value() + AFTER_SLASH,
                                "below", path.value() + SLASH));
        };
    }

    /** As a prefix. */
    public static TenantCondition byPrefix(Scope scope, String column) {
        return switch (scope) {
            case Scope.Platform() -> all();
            case Scope.Tenant(TenantPath path) -> atOrBelow(path, column);
        };
    }

    /** That tenant and all below it, as a prefix. */
    public static TenantCondition atOrBelow(TenantPath tenant, String column) {
        return new TenantCondition(
                PREFIX.formatted(":tenant", ":below").replace("COLUMN", column),
                Map.of("tenant", tenant.value(), "below", tenant.value() + SLASH + "%"));
    }

    /** Narrowed further. */
    public TenantCondition and(String condition, String parameter, Object value) {
        var all = new HashMap<>(parameters);
        all.put(parameter, value);
        return new TenantCondition(where + " and " + condition, all);
    }

    /** As {@link #inRange}, with parameters by position. */
    static Condition rangeByPosition(TenantPath path, String column) {
        return new Condition(
                RANGE.replace("%s", "?").replace("COLUMN", column),
                List.of(path.value(), path.value() + AFTER_SLASH, path.value(), path.value() + SLASH));
    }

    /** As {@link #byPrefix}, with parameters by position. */
    static Condition prefixByPosition(TenantPath path, String column) {
        return new Condition(
                PREFIX.replace("%s", "?").replace("COLUMN", column), List.of(path.value(), path.value() + SLASH + "%"));
    }

    private static TenantCondition all() {
        return new TenantCondition("1 = 1", Map.of());
    }
}
