package dev.firstline.chassis.auth;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.ProblemType;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.contracts.TenantPath;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Who makes the request, as the verified token says. Never from a header or a body. */
@RequestScoped
public class Caller {

    private static final String TENANT_CLAIM = "tenant";
    private static final String PLATFORM = "*";
    private static final Set<String> READS_NOTES =
            Set.of(Roles.HELPDESK_AGENT, Roles.ADMIN_AGENT, Roles.BILLING_ADMIN, Roles.OPS, Roles.GLOBAL_ADMIN);

    private final SecurityIdentity identity;

    /** @param identity of the request */
    public Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Whose data the caller may see. */
    public Scope scope() {
        var claim = claim(TENANT_CLAIM);
        if (PLATFORM.equals(claim) && roles().contains(Roles.OPS)) {
            return new Scope.Platform();
        }
        if (claim == null || !TenantPath.isValid(claim)) {
            throw new UnauthorizedException("the token names no tenant");
        }
        return new Scope.Tenant(new TenantPath(claim));
    }

    /**
     * The caller's tenant.
     *
     * @throws Problem 403 for the platform's own operators, who have none
     */
    public TenantPath tenant() {
        return switch (scope()) {
            case Scope.Tenant(TenantPath path) -> path;
            case Scope.Platform() ->
                throw new Problem(
                        ProblemType.FORBIDDEN, "This needs a token of one tenant; the platform's own token has none.");
        };
    }

    /** The token's {@code sub}. */
    public String subject() {
        var subject = claim("sub");
        if (subject == null) {
            throw new UnauthorizedException("the token names no subject");
        }
        return subject;
    }

    /** The client application: {@code azp}, else {@code client_id}, else the subject. */
    public String client() {
        var azp = claim("azp");
        var clientId = azp != null ? azp : claim("client_id");
        return clientId != null ? clientId : subject();
    }

    /** The token's roles. */
    public Set<String> roles() {
        return identity.getRoles();
    }

    /** Whether the caller may read the desk's internal notes, and know that there are any. */
    public boolean readsNotes() {
        return roles().stream().anyMatch(READS_NOTES::contains);
    }

    private @Nullable String claim(String name) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            throw new UnauthorizedException("no token");
        }
        return token.getClaim(name) instanceof String text ? text : null;
    }
}
