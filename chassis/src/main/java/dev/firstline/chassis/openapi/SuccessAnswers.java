package dev.firstline.chassis.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** What an operation answers when all went well: what it is called, an example of it, and its headers. */
final class SuccessAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Schemas schemas;

    SuccessAnswers(Schemas schemas) {
        this.schemas = schemas;
    }

    void complete(Operation operation, Resource resource) {
        asKnown(operation);
        operation.getResponses().getAPIResponses().forEach((code, response) -> {
            if (ErrorAnswers.isError(code) || response.getRef() != null) {
                return;
            }
            if (response.getDescription() == null || response.getDescription().isBlank()) {
                response.setDescription(
                        switch (code) {
                            case "201" -> "Created";
                            case "202" -> "Accepted";
                            case "204" -> "Done";
                            default -> "OK";
                        });
            }
            if (code.equals("200") || code.equals("201") || code.equals("202")) {
                example(response, resource);
            }
            Headers.rates(response);
            if (resource.answersWithResponse() && hasVersion(response)) {
                response.addHeader(Headers.ETAG, Headers.ref(Headers.ETAG));
            }
            if (takesKey(operation)) {
                response.addHeader(Headers.REPLAYED, Headers.ref(Headers.REPLAYED));
            }
        });
    }

    /** What was made is shown as what was there already. */
    private static void asKnown(Operation operation) {
        var known = operation.getResponses().getAPIResponse("200");
        var made = operation.getResponses().getAPIResponse("201");
        if (known != null && made != null && made.getContent() == null) {
            made.setContent(known.getContent());
            if (known.getHeaders() != null) {
                known.getHeaders().forEach(made::addHeader);
            }
        }
    }

    private static void example(APIResponse response, Resource resource) {
        var content = response.getContent();
        if (content != null && content.getMediaTypes() != null) {
            var json = content.getMediaTypes().get("application/json");
            if (json != null) {
                resource.example()
                        .ifPresent(example -> json.addExample(
                                example.name(), OASFactory.createExample().value(read(example.json()))));
            }
        }
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an @ExampleAnswer is no JSON: " + json, e);
        }
    }

    /** What has a version has it in its ETag. */
    private boolean hasVersion(APIResponse response) {
        return Schemas.of(response.getContent()).stream()
                .map(schemas::resolved)
                .anyMatch(schema ->
                        schema.getProperties() != null && schema.getProperties().containsKey("version"));
    }

    private static boolean takesKey(Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(parameter -> parameter.getIn() == Parameter.In.HEADER
                                && "Idempotency-Key".equals(parameter.getName()));
    }
}
