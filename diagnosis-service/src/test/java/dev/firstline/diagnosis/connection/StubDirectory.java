package dev.firstline.diagnosis.connection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firstline.diagnosis.connection.GraphStub.StubAnswer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A customer's tenant at the vendor, with what is wrong with it. */
final class StubDirectory {

    static final String SECRET = "the-secret~of.the_application";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOKEN = "Bearer token-";

    private final UUID id;
    private final Map<String, ObjectNode> issues = new LinkedHashMap<>();
    private final Map<String, String> services = new LinkedHashMap<>();
    private final AtomicInteger readings = new AtomicInteger();
    private final AtomicInteger tokens = new AtomicInteger();
    private final List<String> extra = new ArrayList<>();
    private int pageSize = 100;
    private boolean twice;
    private @Nullable String nextLink;
    private @Nullable StubAnswer fault;
    private @Nullable StubAnswer tokenFault;
    private int goodTokensFrom;

    StubDirectory(UUID id) {
        this.id = id;
        services.put("Exchange Online", "ServiceOperational");
        services.put("Microsoft Teams", "serviceDegradation");
    }

    UUID id() {
        return id;
    }

    /** How often all issues were asked for. */
    int readings() {
        return readings.get();
    }

    int tokensGiven() {
        return tokens.get();
    }

    static Optional<UUID> ofToken(@Nullable String authorization) {
        return authorization != null && authorization.startsWith(TOKEN)
                ? Optional.of(UUID.fromString(authorization.substring(TOKEN.length(), TOKEN.length() + 36)))
                : Optional.empty();
    }

    // -- what is, and what happens

    synchronized StubDirectory has(String id, String service) {
        issues.put(id, issue(id, service));
        return this;
    }

    synchronized StubDirectory says(String id, String member, Object value) {
        issues.get(id).set(member, JSON.valueToTree(value));
        return this;
    }

    synchronized StubDirectory resolves(String id) {
        issues.get(id)
                .put("isResolved", true)
                .put("status", "ServiceRestored")
                .put("endDateTime", "2026-11-21T12:00:00Z")
                .put("lastModifiedDateTime", "2026-11-21T12:00:00Z");
        return this;
    }

    synchronized StubDirectory reopens(String id) {
        issues.get(id).put("isResolved", false).put("status", "serviceInterruption");
        return this;
    }

    synchronized StubDirectory forgets(String id) {
        issues.remove(id);
        return this;
    }

    /** Something in the collection of issues that is none. */
    synchronized StubDirectory hasEntry(String json) {
        extra.add(json);
        return this;
    }

    synchronized StubDirectory inPagesOf(int size) {
        pageSize = size;
        return this;
    }

    /** As when pages move while they are read. */
    synchronized StubDirectory tellsTwice() {
        twice = true;
        return this;
    }

    /** Says that the next page is there, whatever there is. */
    synchronized StubDirectory leadsTo(@Nullable String link) {
        nextLink = link;
        return this;
    }

    /** Answers every call of the API so; null ends that. */
    synchronized StubDirectory failsWith(@Nullable StubAnswer answer) {
        fault = answer;
        return this;
    }

    /** Answers everybody who asks for a token so; null ends that. */
    synchronized StubDirectory refusesTokensWith(@Nullable StubAnswer answer) {
        tokenFault = answer;
        return this;
    }

    /** All tokens that were given so far are good for nothing any more. */
    synchronized StubDirectory takesTokensBack() {
        goodTokensFrom = tokens.get() + 1;
        return this;
    }

    // -- the vendor's side

    synchronized StubAnswer token(String form) {
        if (tokenFault != null) {
            return tokenFault;
        }
        if (!form.startsWith("grant_type=client_credentials&")
                || !form.contains("client_secret=" + URLEncoder.encode(SECRET, StandardCharsets.UTF_8) + "&")) {
            return StubAnswer.of(401, "{\"error\":\"invalid_client\",\"error_description\":\"wrong secret\"}");
        }
        return StubAnswer.of(
                200,
                "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"token-" + id + "-"
                        + tokens.incrementAndGet() + "\"}");
    }

    synchronized StubAnswer api(String path, String query, String address) {
        if (tokens.get() < goodTokensFrom) {
            return StubAnswer.of(401, "{\"error\":{\"code\":\"InvalidAuthenticationToken\"}}");
        }
        if (fault != null) {
            return fault;
        }
        if (path.equals("/healthOverviews")) {
            var overviews = JSON.createArrayNode();
            services.forEach((service, status) -> overviews
                    .addObject()
                    .put("id", service)
                    .put("service", service)
                    .put("status", status));
            return StubAnswer.of(200, page(overviews, null));
        }
        if (path.equals("/issues")) {
            return issues(query, address);
        }
        var issue = issues.get(path.substring("/issues/".length()));
        return issue == null
                ? StubAnswer.of(404, "{\"error\":{\"code\":\"ResourceNotFound\"}}")
                : StubAnswer.of(200, issue.toString());
    }

    private StubAnswer issues(String query, String address) {
        int skip = query.contains("$skip=") ? Integer.parseInt(query.replaceAll(".*\\$skip=(\\d+).*", "$1")) : 0;
        if (skip == 0) {
            readings.incrementAndGet();
        }
        var listed = new ArrayList<JsonNode>();
        issues.values().stream()
                .filter(issue -> !query.contains("isResolved eq false")
                        || !issue.path("isResolved").asBoolean(false))
                .forEach(issue -> {
                    listed.add(issue);
                    if (twice) {
                        listed.add(issue.deepCopy()
                                .put("lastModifiedDateTime", "2020-01-01T00:00:00Z")
                                .put("title", "old"));
                    }
                });
        extra.forEach(json -> listed.add(read(json)));
        var page = JSON.createArrayNode();
        listed.stream().skip(skip).limit(pageSize).forEach(page::add);
        var next = skip + pageSize < listed.size()
                ? address + "/issues?$filter=isResolved%20eq%20false&$skip=" + (skip + pageSize)
                : null;
        return StubAnswer.of(200, page(page, nextLink == null ? next : nextLink));
    }

    private static String page(JsonNode value, @Nullable String next) {
        var page = JSON.createObjectNode().put("@odata.context", "stub");
        if (next != null) {
            page.put("@odata.nextLink", next);
        }
        return page.set("value", value).toString();
    }

    private static ObjectNode issue(String id, String service) {
        var issue = JSON.createObjectNode()
                .put("id", id)
                .put("service", service)
                .put("title", "Something of " + service + " fails")
                .put("feature", "A feature")
                .put("featureGroup", "A group")
                .put("classification", "Incident")
                .put("origin", "Microsoft")
                .put("status", "ServiceDegradation")
                .put("isResolved", false)
                .put("impactDescription", "It fails for everybody.")
                .put("startDateTime", "2026-11-21T09:00:00Z")
                .put("lastModifiedDateTime", "2026-11-21T09:30:00.12Z")
                .putNull("endDateTime");
        issue.putArray("details").addObject().put("name", "NotifyInApp").put("value", "True");
        issue.putArray("posts")
                .addObject()
                .put("createdDateTime", "2026-11-21T09:30:00Z")
                .put("postType", "Regular")
                .putObject("description")
                .put("contentType", "Html")
                .put(
                        "content",
                        "<div>We <em>look</em> into it.<br/><img src=\"https://x.example/pixel\">More at 11:00.</div>");
        return issue;
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
