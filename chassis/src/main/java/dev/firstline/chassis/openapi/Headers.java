package dev.firstline.chassis.openapi;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The headers of answers that a client may rely on. */
final class Headers {

    static final String ETAG = "ETag";
    static final String LOCATION = "Location";
    static final String RETRY_AFTER = "Retry-After";
    static final String REPLAYED = "Idempotent-Replayed";
    static final String AUTHENTICATE = "WWW-Authenticate";

    private static final String LIMIT = "RateLimit";
    private static final String POLICY = "RateLimit-Policy";

    private Headers() {}

    static void declareIn(Components components) {
        components.addHeader(
                ETAG,
                always(
                        "What was answered: for If-Match, and for If-None-Match where it was read",
                        "\"1.kQ2x8Wc0aZE\""));
        components.addHeader(
                LOCATION,
                always(
                        "Where the new thing is, from the root of this server",
                        "/v1/tickets/0199f6c0-0000-7000-8000-000000000001"));
        components.addHeader(RETRY_AFTER, retryAfterSometimes().required(true));
        components.addHeader(
                REPLAYED,
                text("Sent when this is the answer that was given to the same Idempotency-Key before", "true"));
        components.addHeader(AUTHENTICATE, always("How to authenticate", "Bearer"));
        components.addHeader(
                LIMIT,
                text(
                        "What is left of the tenant's budgets (draft-ietf-httpapi-ratelimit-headers)",
                        "\"requests\";r=14999;t=1"));
        components.addHeader(POLICY, text("The tenant's budgets", "\"requests\";q=15000;w=30"));
    }

    /** Takes those back to which nothing refers. */
    static void dropUnused(Components components, Collection<Operation> operations) {
        var used = Stream.concat(
                        operations.stream()
                                .flatMap(operation -> operation.getResponses().getAPIResponses().values().stream()),
                        components.getResponses() == null
                                ? Stream.<APIResponse>empty()
                                : components.getResponses().values().stream())
                .filter(response -> response.getHeaders() != null)
                .flatMap(response -> response.getHeaders().values().stream())
                .map(Header::getRef)
                .filter(Objects::nonNull)
                .map(reference -> reference.substring(reference.lastIndexOf('/') + 1))
                .collect(Collectors.toSet());
        List.copyOf(components.getHeaders().keySet()).stream()
                .filter(name -> !used.contains(name))
                .forEach(components::removeHeader);
    }

    static Header ref(String name) {
        return OASFactory.createHeader().ref("#/components/headers/" + name);
    }

    /** All answers but those that came before the tenant was known. */
    static void rates(APIResponse response) {
        response.addHeader(LIMIT, ref(LIMIT));
        response.addHeader(POLICY, ref(POLICY));
    }

    /** For answers that say it with some kinds of problem only. */
    static Header retryAfterSometimes() {
        return OASFactory.createHeader()
                .description("Seconds after which the same request may succeed")
                .schema(OASFactory.createSchema()
                        .type(List.of(Schema.SchemaType.INTEGER))
                        .minimum(BigDecimal.ONE)
                        .examples(List.of(1)));
    }

    private static Header always(String description, String example) {
        return text(description, example).required(true);
    }

    private static Header text(String description, String example) {
        return OASFactory.createHeader()
                .description(description)
                .schema(OASFactory.createSchema()
                        .type(List.of(Schema.SchemaType.STRING))
                        .examples(List.of(example)));
    }
}
