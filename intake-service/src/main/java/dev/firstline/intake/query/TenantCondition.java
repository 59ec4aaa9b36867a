package dev.firstline.intake.query;

import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.contracts.TenantPath;
import java.util.Map;

/**
 * The tenant condition that every query carries beside the row level security. The column is collated "C", where a
 * tenant and all below it lie between the path and the path followed by the character after the slash.
 */
public record TenantCondition(String where, Map<String, Object> parameters) {

    private static final String AFTER_SLASH = "0";

    /**
     * The condition on a column, for SQL and HQL alike.
     *
     * @param column such as {@code t.tenant}
     */
    public static TenantCondition of(Scope scope, String column) {
        if (!(scope instanceof Scope.Tenant(TenantPath path))) {
            return new TenantCondition("1 = 1", Map.of());
        }
        var where = "COLUMN >= :tenant and COLUMN < :beyond and (COLUMN = :tenant or COLUMN > :below)";
        return new TenantCondition(
                where.replace("COLUMN", column),
                Map.of("tenant", path.value(), "below", path.value() + "/", "beyond", path.value() + AFTER_SLASH));
    }
}
