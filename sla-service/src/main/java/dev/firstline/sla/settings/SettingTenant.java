package dev.firstline.sla.settings;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.contracts.TenantPath;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Whose settings a request speaks of: the caller's own tenant, or one below it that the request names. */
@ApplicationScoped
public class SettingTenant {

    private final Caller caller;

    SettingTenant(Caller caller) {
        this.caller = caller;
    }

    /**
     * The tenant.
     *
     * @param named the query parameter {@code tenant}, or null
     * @throws Problem 404 when the tenant is not the caller's and not below it
     */
    public TenantPath of(@Nullable String named) {
        if (named == null) {
            return caller.tenant();
        }
        if (!TenantPath.isValid(named)) {
            throw Problem.invalid("tenant", "must be a tenant path such as contoso/northwind");
        }
        var tenant = new TenantPath(named);
        if (!caller.scope().covers(tenant)) {
            throw Problem.notFound("tenant");
        }
        return tenant;
    }
}
