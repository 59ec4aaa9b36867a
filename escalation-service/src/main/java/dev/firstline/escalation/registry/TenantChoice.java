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

    /** @throws Problem 422 when the text is no tenant path, 404 when it lies outside of what the caller sees */
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
}
