package dev.firstline.console.page;

import io.quarkus.oidc.TenantResolver;
import io.quarkus.oidc.runtime.OidcUtils;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Everything that is not marked as a page takes bearer tokens only. Without it the extension would let a session cookie
 * choose the way of signing in, and a foreign page could make a browser use the JSON.
 */
@ApplicationScoped
class BearerElsewhere implements TenantResolver {

    @Override
    public String resolve(RoutingContext context) {
        return OidcUtils.DEFAULT_TENANT_ID;
    }
}
