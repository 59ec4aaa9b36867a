package dev.firstline.escalation;

import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.contracts.TenantPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The condition by which every query says itself whose rows it wants. Row level security holds it to the same, but would
 * also show inherited rows.
 */
public final class TenantCondition {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    private TenantCondition() {}

    /** The scope's tenant and all below it. */
    public static TenantCondition of(Scope scope) {
        var condition = new TenantCondition();
        return switch (scope) {
            case Scope.Tenant(TenantPath path) -> atOrBelow(path);
            case Scope.Platform() -> condition.and("1 = 1");
        };
    }

    /** That tenant and all below it. */
    public static TenantCondition atOrBelow(TenantPath tenant) {
        var condition = new TenantCondition();
        condition.parameters.put("tenant", tenant.value());
        // A path has neither '%' nor '_', so it stands for itself.
        condition.parameters.put("below", tenant.value() + "/%");
        return condition.and("(tenant = :tenant or tenant like :below)");
    }

    private TenantCondition and(String hql) {
        conditions.add(hql);
        return this;
    }

    /** Narrows it further. */
    public TenantCondition and(String hql, String parameter, Object value) {
        parameters.put(parameter, value);
        return and(hql);
    }

    /** As HQL. */
    public String hql() {
        return String.join(" and ", conditions);
    }

    /** Values of its parameters. */
    public Map<String, Object> parameters() {
        return Map.copyOf(parameters);
    }
}
