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
     * A request that came with a key: which of all it is, and a digest of what it asks. Made in the request's own thread, good in any.
     *
     * @param waits whether it waits for another one of the same name that runs, instead of being refused
     */
    public record Keyed(IdempotentAnswers.Id id, byte[] hash, boolean waits) {

        /** As the caller wrote it, without quotes. */
        public String key() {
            return id.key();
        }

        /** Who may be given the answer again. */
        public String holder() {
            return id.holder();
        }

        /** As {@link IdempotentRequests#keyed} got it. */
        public String route() {
            return id.route();
        }

        /** A part of the request that is answered by itself; whoever repeats the whole waits where the first is at work still. */
        public Keyed part(int number) {
            return new Keyed(
                    new IdempotentAnswers.Id(
                            id.tenant(), id.client(), id.holder(), id.route() + "#" + number, id.key()),
                    hash,
                    true);
        }

        /** The same for all requests with this key of this client, whatever they ask and whoever is behind them. */
        public String name() {
            return id.name();
        }
    }

    /**
     * An answer that is to be given again.
     *
     * @param body as it is sent; null for none
     */
    public record Answered(
            Keyed request,
            int status,
            Map<String, String> headers,
            @Nullable String body) {}

    /**
     * Takes the key of a request.
     *
     * @param key the header's value, quoted or not
     * @param route such as {@code POST /v1/tickets}
     * @param request the parsed body
     * @throws Problem 422 when it is no key
     */
    public Keyed keyed(String key, String route, Object request) {
        return new Keyed(
                new IdempotentAnswers.Id(caller.tenant().value(), caller.client(), holder(), route, bare(key)),
                hash(request),
                false);
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
        return key == null ? work.get() : answer(keyed(key, route, request), work);
    }

    /** As {@link #answer(String, String, Object, Supplier)}, of a request whose key was taken before. */
    public Response answer(Keyed request, Supplier<Response> work) {
        if (request.waits()) {
            answers.await(request.id());
        } else if (!answers.lock(request.id())) {
            throw new Problem(
                    ProblemType.IDEMPOTENCY_IN_PROGRESS,
                    "Wait for the answer of the first request, then repeat this one.");
        }
        var stored = answers.find(request.id());
        if (stored.isPresent()) {
            if (!MessageDigest.isEqual(stored.get().bodyHash(), request.hash())) {
                throw new Problem(
                        ProblemType.IDEMPOTENCY_MISMATCH,
                        "This Idempotency-Key came with another body before; use a new key for a new request.");
            }
            return replay(stored.get());
        }
        var response = work.get();
        answers.store(List.of(answered(request, response)));
        return response;
    }

    /**
     * Keeps the answers to several requests that were done together, with one statement within the transaction that did them. Each must
     * have been found to be the first of its name by {@code firstline_is_first} of the database, in the same transaction: it holds the
     * name until the end, as {@link #answer} does.
     */
    public void keep(List<Answered> answered) {
        if (!answered.isEmpty()) {
            answers.store(answered);
        }
    }

    /** An answer's body as it is sent. */
    public String write(Object entity) {
        try {
            return json.writeValueAsString(entity);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer can be written", e);
        }
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

    private Answered answered(Keyed request, Response response) {
        var headers = new LinkedHashMap<String, String>();
        for (var name : KEPT_HEADERS) {
            var value = response.getHeaderString(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        var body = response.getEntity() == null ? null : write(response.getEntity());
        return new Answered(request, response.getStatus(), Map.copyOf(headers), body);
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
}
