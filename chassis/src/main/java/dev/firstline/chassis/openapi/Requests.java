package dev.firstline.chassis.openapi;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** What all operations ask for in the same way: pages, versions, keys, roles. */
final class Requests {

    private static final int MAX_KEY = 255;
    private static final int MAX_LIMIT = 200;
    private static final int USUAL_LIMIT = 50;

    private Requests() {}

    static void complete(Operation operation) {
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(Requests::complete);
        }
        roles(operation);
    }

    private static void complete(Parameter parameter) {
        switch (parameter.getName()) {
            case "limit" -> {
                describe(parameter, "Items of a page");
                var schema = parameter.getSchema();
                if (schema != null
                        && schema.getType() != null
                        && schema.getType().contains(Schema.SchemaType.STRING)) {
                    parameter.setSchema(OASFactory.createSchema()
                            .type(List.of(Schema.SchemaType.INTEGER))
                            .minimum(BigDecimal.ONE)
                            .maximum(BigDecimal.valueOf(MAX_LIMIT))
                            .defaultValue(USUAL_LIMIT));
                }
            }
            case "cursor" -> describe(parameter, "`next` of the page before; absent: the first page");
            case "If-Match" -> {
                describe(parameter, "The ETag that was read");
                if (parameter.getExample() == null) {
                    parameter.setExample("\"1\"");
                }
            }
            case "If-None-Match" -> {
                describe(parameter, "`*`: only where there is none yet; 412 where there is one");
                if (parameter.getExample() == null) {
                    parameter.setExample("*");
                }
            }
            case "Idempotency-Key" -> {
                describe(
                        parameter,
                        "1 to 255 characters, remembered for 24 hours: the same request with it is done once");
                parameter.getSchema().minLength(1).maxLength(MAX_KEY);
            }
            default -> {
                // What it means stands at the operation.
            }
        }
    }

    private static void describe(Parameter parameter, String description) {
        if (parameter.getDescription() == null || parameter.getDescription().isBlank()) {
            parameter.setDescription(description);
        }
    }

    /** Scopes are a thing of OAuth 2 schemes: the roles of a bearer token are said in words, and for machines beside. */
    private static void roles(Operation operation) {
        if (operation.getSecurity() == null) {
            return;
        }
        var roles = operation.getSecurity().stream()
                .flatMap(requirement -> requirement.getSchemes().values().stream())
                .flatMap(List::stream)
                .distinct()
                .sorted()
                .toList();
        operation
                .getSecurity()
                .forEach(requirement -> List.copyOf(requirement.getSchemes().keySet())
                        .forEach(scheme -> requirement.addScheme(scheme, List.of())));
        if (!roles.isEmpty()) {
            operation.addExtension("x-roles", roles);
            var said = operation.getDescription() == null
                    ? ""
                    : operation.getDescription().strip() + "\n\n";
            operation.setDescription(said + "Roles: " + String.join(", ", roles) + ".");
        }
    }
}
