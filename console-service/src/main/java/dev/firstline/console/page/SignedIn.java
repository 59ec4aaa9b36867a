package dev.firstline.console.page;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.http.Texts;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.console.sight.Sight;
import dev.firstline.contracts.TenantPath;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The person who looks at the page. */
@RequestScoped
class SignedIn {

    private final Caller caller;
    private final SecurityIdentity identity;

    SignedIn(Caller caller, SecurityIdentity identity) {
        this.caller = caller;
        this.identity = identity;
    }

    Scope scope() {
        return caller.scope();
    }

    Sight sight() {
        return new Sight(caller.scope(), caller.readsNotes());
    }

    /** Whom the token names. */
    String subject() {
        return caller.subject();
    }

    /** Distinguishes who sees what, for the tabs of one browser: person, tenant, and whether notes are seen. */
    String viewer() {
        return caller.subject() + " " + caller.scope().setting() + (caller.readsNotes() ? " notes" : "");
    }

    /** The name to show. */
    String name() {
        var name = token().getClaim("name");
        return name instanceof String text && !Texts.isBlank(text) ? text : caller.subject();
    }

    /** The tenant to show. */
    String tenant() {
        return switch (caller.scope()) {
            case Scope.Tenant(TenantPath path) -> path.value();
            case Scope.Platform() -> "all tenants";
        };
    }

    /** How long the token is still good; at least a second. */
    Duration remaining(Instant now) {
        var left = Duration.between(now, Instant.ofEpochSecond(token().getExpirationTime()));
        return left.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : left;
    }

    private JsonWebToken token() {
        return (JsonWebToken) identity.getPrincipal();
    }
}
