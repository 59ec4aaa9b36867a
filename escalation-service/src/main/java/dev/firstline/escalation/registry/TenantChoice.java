package dev.firstline.escalation.registry;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.contracts.TenantPath;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Which tenant a request is about: the caller's own, or a named one at or below it. */
@ApplicationScoped
public class TenantChoice {

    private final Caller caller;

    TenantChoice(Caller caller) {
        this.caller = caller;
    }

    /**
     * That of a query parameter.
     *
     * @throws Problem 422 when the text is no tenant path, 404 when it lies outside of what the caller sees
     */
    public TenantPath of(@Nullable String tenant) {
        if (tenant == null) {
            return caller.tenant();
        }
        if (!TenantPath.isValid(tenant)) {
            throw Problem.invalid("tenant", "not a tenant path such as contoso/northwind");
        }
        var chosen = new TenantPath(tenant);
        if (!caller.scope().covers(chosen)) {
            throw Problem.notFound("tenant");
        }
        return chosen;
    }

    /**
     * That of a body: of a request that is understood, one value is not acceptable.
     *
     * @param pointer where it stands
     * @throws Problem 422 when it is no tenant path, or lies outside of what the caller sees
     */
    public TenantPath of(@Nullable String tenant, String pointer) {
        if (tenant == null) {
            return caller.tenant();
        }
        if (!TenantPath.isValid(tenant) || !caller.scope().covers(new TenantPath(tenant))) {
            throw Problem.invalid(pointer, "must be the token's tenant or one below it");
        }
        return new TenantPath(tenant);
    }
}
