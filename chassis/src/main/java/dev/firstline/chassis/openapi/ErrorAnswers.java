package dev.firstline.chassis.openapi;

import dev.firstline.chassis.problem.ProblemType;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * The errors that follow from what an operation takes: a body can be too large, an {@code If-Match} stale, what
 * {@code If-None-Match} rules out there. Those that only one
 * operation knows are declared at it; they need no more than their status and, where it says something, a description.
 */
final class ErrorAnswers {

    static final String PROBLEM_JSON = "application/problem+json";

    private static final String PREFIX = "Problem";
    private static final String RESPONSES = "#/components/responses/";
    private static final Map<Integer, String> KINDS = Arrays.stream(ProblemType.values())
            .collect(Collectors.groupingBy(
                    ProblemType::status,
                    TreeMap::new,
                    Collectors.mapping(
                            type -> "`" + type.uri().substring(type.uri().lastIndexOf(':') + 1) + "`: " + type.title(),
                            Collectors.joining("; "))));
    private static final Set<Integer> TRY_AGAIN = Set.of(429, 503);
    private static final Set<String> OF_THE_SCANNER = Set.of("Not Authorized", "Not Allowed", "Bad Request");

    private ErrorAnswers() {}

    /** Declares one answer for each status, to be referred to. */
    static void declareIn(Components components) {
        KINDS.forEach((status, kinds) ->
                components.addResponse(PREFIX + status, complete(OASFactory.createAPIResponse(), status)));
    }

    /** Takes those back to which no operation refers. */
    static void dropUnused(Components components, Collection<Operation> operations) {
        var used = operations.stream()
                .flatMap(operation -> operation.getResponses().getAPIResponses().values().stream())
                .map(APIResponse::getRef)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        KINDS.keySet().stream()
                .map(status -> PREFIX + status)
                .filter(name -> !used.contains(RESPONSES + name))
                .forEach(components::removeResponse);
    }

    /** Adds what can follow from an operation's parameters and body, and completes what is declared at it. */
    static void addTo(Operation operation) {
        var responses = operation.getResponses();
        for (int status : statuses(operation)) {
            var code = Integer.toString(status);
            var declared = responses.getAPIResponse(code);
            if (declared == null
                    || (declared.getContent() == null && OF_THE_SCANNER.contains(declared.getDescription()))) {
                responses.addAPIResponse(code, OASFactory.createAPIResponse().ref(RESPONSES + PREFIX + code));
            }
        }
        responses.getAPIResponses().forEach((code, response) -> {
            if (isError(code) && response.getRef() == null) {
                complete(response, Integer.parseInt(code));
            }
        });
    }

    static boolean isError(String code) {
        return code.startsWith("4") || code.startsWith("5");
    }

    private static Set<Integer> statuses(Operation operation) {
        // A query parameter that the operation does not know is a 422 everywhere.
        var statuses = new TreeSet<>(Set.of(400, 422, 429, 500, 503));
        if (operation.getSecurity() != null && !operation.getSecurity().isEmpty()) {
            statuses.addAll(Set.of(401, 403));
        }
        if (operation.getResponses().getAPIResponses().entrySet().stream()
                .anyMatch(
                        answer -> !isError(answer.getKey()) && answer.getValue().getContent() != null)) {
            statuses.add(406);
        }
        // A tenant that the caller names and may not see is as one that is not there.
        if (has(operation, Parameter.In.PATH) || names(operation, "tenant")) {
            statuses.add(404);
        }
        if (operation.getRequestBody() != null) {
            statuses.addAll(Set.of(408, 413, 415));
        }
        boolean isRead = operation.getResponses().getAPIResponse("304") != null;
        if (takes(operation, "If-Match") || (takes(operation, "If-None-Match") && !isRead)) {
            statuses.add(412);
        }
        if (requires(operation, "If-Match")) {
            statuses.add(428);
        }
        if (takes(operation, "Idempotency-Key")) {
            statuses.add(409);
        }
        return statuses;
    }

    private static APIResponse complete(APIResponse response, int status) {
        if (response.getDescription() == null || response.getDescription().isBlank()) {
            response.setDescription(KINDS.getOrDefault(status, "An error"));
        }
        var content = response.getContent() == null ? OASFactory.createContent() : response.getContent();
        response.setContent(problems(content));
        if (status == 401) {
            response.addHeader(Headers.AUTHENTICATE, Headers.ref(Headers.AUTHENTICATE));
            return response;
        }
        Headers.rates(response);
        if (TRY_AGAIN.contains(status)) {
            response.addHeader(Headers.RETRY_AFTER, Headers.ref(Headers.RETRY_AFTER));
        } else if (status == ProblemType.IDEMPOTENCY_IN_PROGRESS.status()) {
            response.addHeader(Headers.RETRY_AFTER, Headers.retryAfterSometimes());
        }
        return response;
    }

    /** Whatever format was named or not: errors have one. */
    private static Content problems(Content content) {
        var problem = content.getMediaTypes() == null || content.getMediaTypes().isEmpty()
                ? OASFactory.createMediaType()
                : content.getMediaTypes().values().iterator().next();
        problem.setSchema(OASFactory.createSchema().ref("#/components/schemas/" + PREFIX));
        return OASFactory.createContent().addMediaType(PROBLEM_JSON, problem);
    }

    private static boolean takes(Operation operation, String header) {
        return parameters(operation).anyMatch(parameter -> isHeader(parameter, header));
    }

    private static boolean requires(Operation operation, String header) {
        return parameters(operation)
                .anyMatch(parameter -> isHeader(parameter, header) && Boolean.TRUE.equals(parameter.getRequired()));
    }

    private static boolean names(Operation operation, String parameter) {
        return parameters(operation).anyMatch(known -> parameter.equals(known.getName()));
    }

    private static boolean isHeader(Parameter parameter, String header) {
        return parameter.getIn() == Parameter.In.HEADER && header.equalsIgnoreCase(parameter.getName());
    }

    private static boolean has(Operation operation, Parameter.In place) {
        return parameters(operation).anyMatch(parameter -> parameter.getIn() == place);
    }

    private static Stream<Parameter> parameters(Operation operation) {
        return operation.getParameters() == null ? java.util.stream.Stream.empty() : operation.getParameters().stream();
    }
}
