package dev.firstline.devstack.launcher;

import dev.firstline.contracts.TenantPath;
import java.util.List;
import java.util.Set;

/** Prints a bearer token of the local issuer, and nothing else, so that it can be used in a command. */
final class Token {

    private static final Set<String> ROLES = Set.of(
            "crm-client",
            "helpdesk-agent",
            "admin-agent",
            "user-admin",
            "billing-admin",
            "sales-agent",
            "ops",
            "global-admin");

    private final Installation installation;

    Token(Installation installation) {
        this.installation = installation;
    }

    int run(Arguments arguments) {
        String tenant = arguments.required("tenant");
        if (!"*".equals(tenant) && !TenantPath.isValid(tenant)) {
            throw new WrongCall(
                    "'" + tenant + "' is no tenant: write a path such as contoso/northwind, or '*' for the platform.");
        }
        List<String> roles = List.of(arguments.required("role").split(","));
        for (String role : roles) {
            if (!ROLES.contains(role)) {
                throw new WrongCall("There is no role '" + role + "'; there are "
                        + String.join(", ", ROLES.stream().sorted().toList()) + ".");
            }
        }
        if ("*".equals(tenant) && !roles.contains("ops")) {
            throw new WrongCall(
                    "The tenant '*' is that of the platform's operators: a token without the role ops is refused everywhere."
                            + " Name a tenant, or the role ops.");
        }
        System.out.println(installation.running().token(tenant, roles.toArray(String[]::new)));
        return 0;
    }
}
