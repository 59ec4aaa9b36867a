package dev.firstline.chassis.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.http.Texts;
import dev.firstline.chassis.idempotency.IdempotentAnswers.Stored;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code Idempotency-Key} (IETF draft): the same key with the same request is answered once and then given the same
 * answer again; with another request it is refused; while the first is running it is told so. Keys belong to a tenant,
 * a client, a subject with its roles, and a route, and are remembered for at least 24 hours: what one may do and read, another
 * may not, so nobody is given an answer that was made for somebody else.
 */
@ApplicationScoped
public class IdempotentRequests {

    private static final int MAX_KEY = 255;
    private static final List<String> KEPT_HEADERS = List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG);

    private final IdempotentAnswers answers;
    private final Caller caller;
    private final ObjectMapper json;

    IdempotentRequests(IdempotentAnswers answers, Caller caller, ObjectMapper json) {
        this.answers = answers;
        this.caller = caller;
        this.json = json;
    }

    /**
     * Answers a request, within the open transaction that also does the work.
     *
     * @param key the header's value, quoted or not; null for a request without one
     * @param route such as {@code POST /v1/tickets}
     * @param request the parsed body
     * @throws Problem 409 while the first request with the key runs, 422 when the key was used for another request
     */
    public Response answer(@Nullable String key, String route, Object request, Supplier<Response> work) {
        if (key == null) {
            return work.get();
        }
        var id = new IdempotentAnswers.Id(caller.tenant().value(), caller.client(), holder(), route, bare(key));
        if (!answers.lock(id)) {
            throw new Problem(
                    ProblemType.IDEMPOTENCY_IN_PROGRESS,
                    "Wait for the answer of the first request, then repeat this one.");
        }
        var hash = hash(request);
        var stored = answers.find(id);
        if (stored.isPresent()) {
            if (!MessageDigest.isEqual(stored.get().bodyHash(), hash)) {
                throw new Problem(
                        ProblemType.IDEMPOTENCY_MISMATCH,
                        "This Idempotency-Key came with another body before; use a new key for a new request.");
            }
            return replay(stored.get());
        }
        var response = work.get();
        answers.store(id, stored(hash, response));
        return response;
    }

    private String holder() {
        return hex(
                caller.subject() + "\u001f" + caller.roles().stream().sorted().collect(Collectors.joining("\u001f")));
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(sha256(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String bare(String key) {
        var text = key.strip();
        var bare = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
        if (bare.isEmpty() || bare.length() > MAX_KEY || !Texts.isOneLine(bare)) {
            throw Problem.invalid("Idempotency-Key", "must have 1 to " + MAX_KEY + " printable characters");
        }
        return bare;
    }

    private Stored stored(byte[] hash, Response response) {
        var headers = new LinkedHashMap<String, String>();
        for (var name : KEPT_HEADERS) {
            var value = response.getHeaderString(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        var body = response.getEntity() == null ? null : write(response.getEntity());
        return new Stored(hash, response.getStatus(), Map.copyOf(headers), body);
    }

    private static Response replay(Stored stored) {
        var response = Response.status(stored.status()).header("Idempotent-Replayed", "true");
        stored.headers().forEach(response::header);
        if (stored.body() != null) {
            response.entity(stored.body()).type(MediaType.APPLICATION_JSON_TYPE);
        }
        return response.build();
    }

    private byte[] hash(Object request) {
        try {
            return sha256(json.writeValueAsBytes(request));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a parsed request can be written", e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private String write(Object entity) {
        try {
            return json.writeValueAsString(entity);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer can be written", e);
        }
    }
}
