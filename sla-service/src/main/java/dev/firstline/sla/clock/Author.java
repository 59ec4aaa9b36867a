package dev.firstline.sla.clock;

import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.contracts.TenantPath;
import org.jspecify.annotations.Nullable;

/**
 * Who decided something. Who works for a tenant above is not told below.
 *
 * @param subject the token's
 * @param tenant the token's, {@code *} for the platform; null of decisions from before it was kept, which are told
 */
public record Author(String subject, @Nullable String tenant) {

    /** Whether that reader is told of the author and of the author's words. */
    public boolean isTold(Scope reader) {
        return tenant == null
                || switch (reader) {
                    case Scope.Platform() -> true;
                    case Scope.Tenant(TenantPath path) ->
                        TenantPath.isValid(tenant) && path.covers(new TenantPath(tenant));
                };
    }
}
