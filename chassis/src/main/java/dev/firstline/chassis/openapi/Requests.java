package dev.firstline.chassis.openapi;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /** What a name means at every operation that says nothing else of it. */
    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry("id", "The id of what is meant, as lists and answers give it"),
            Map.entry("ticketId", "The id of the ticket"),
            Map.entry("incidentId", "The id of the incident"),
            Map.entry("clockId", "The id of the clock"),
            Map.entry("customer", "The id of the customer"),
            Map.entry("externalId", "The id that the partner itself gave"),
            Map.entry("number", "The number that people say"),
            Map.entry("code", "The code under which it is set"),
            Map.entry("version", "The number of the version"),
            Map.entry("service", "The service that is asked"),
            Map.entry("type", "The type of the event"),
            Map.entry("check", "The code of the check"),
            Map.entry("tenant", "The tenant that is meant, the token's own or one below it; absent: the token's own"),
            Map.entry("severity", "Of this severity alone"),
            Map.entry("status", "Of this status alone"),
            Map.entry("state", "In this state alone"),
            Map.entry("productFamily", "Of this product family alone"),
            Map.entry("subscription", "Of this subscription alone"),
            Map.entry("ticket", "Of this ticket alone"),
            Map.entry("from", "Where the time that is meant begins"),
            Map.entry("to", "Where the time that is meant ends"),
            Map.entry("prune", "Whether what the document does not name ends"),
            Map.entry("key", "As the link has it"),
            Map.entry("Accept-Language", "In which language to answer (RFC 9110, 12.5.4)"));

    /** Read as text, so that a wrong one is told with its name. */
    private static final Set<String> INSTANTS = Set.of("openedAfter", "openedBefore", "updatedAfter", "at");

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
                var meaning = MEANINGS.get(parameter.getName());
                if (meaning != null) {
                    describe(parameter, meaning);
                }
                if (INSTANTS.contains(parameter.getName())
                        && parameter.getSchema() != null
                        && parameter.getSchema().getFormat() == null) {
                    parameter.getSchema().setFormat("date-time");
                }
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
