package dev.firstline.chassis.problem;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** An error that the caller is told of as {@code application/problem+json} (RFC 9457). */
public class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient Map<String, Object> members = new LinkedHashMap<>();
    private @Nullable Long retryAfter;

    /** @param detail one sentence that says what is wrong here and what to do */
    public Problem(ProblemType type, String detail) {
        super(detail, null, false, false);
        this.type = type;
    }

    /** Absent or another tenant's: the two look the same. */
    public static Problem notFound(String what) {
        return new Problem(ProblemType.NOT_FOUND, "No " + what + " with this id is visible to this token.");
    }

    /** The present state does not allow it. */
    public static Problem conflict(String detail) {
        return new Problem(ProblemType.CONFLICT, detail);
    }

    /** A value is not acceptable. */
    public static Problem invalid(String pointer, String detail) {
        return invalid(List.of(new InvalidValue(pointer, detail)));
    }

    /** Values are not acceptable; the answer lists them under {@code errors}. */
    public static Problem invalid(List<InvalidValue> errors) {
        return new Problem(
                        ProblemType.INVALID,
                        errors.size() == 1
                                ? sentence(errors.getFirst())
                                : errors.size() + " values are not acceptable; see errors.")
                .with("errors", errors);
    }

    private static String sentence(InvalidValue error) {
        return error.pointer().isEmpty()
                ? Character.toUpperCase(error.detail().charAt(0))
                        + error.detail().substring(1) + "."
                : "At " + error.pointer() + ": " + error.detail() + ".";
    }

    /**
     * One value that is not acceptable.
     *
     * @param pointer JSON pointer into the body (empty: the whole of it), or the name of the parameter
     * @param detail what is wrong with it, without a full stop and without the value itself
     */
    public record InvalidValue(String pointer, String detail) {}

    /** Adds a member of the answer's JSON object. */
    public Problem with(String member, Object value) {
        members.put(member, value);
        return this;
    }

    /** Says when it is worth trying again. */
    public Problem retryAfter(Duration wait) {
        retryAfter = Math.max(1, wait.plusNanos(999_999_999).toSeconds());
        return this;
    }

    /**
     * When it is worth trying again, in whole seconds, at least 1: a second for kinds that pass by themselves and an hour for those that
     * do not, unless something else was said. Empty where no wait helps.
     */
    public OptionalLong retryAfterSeconds() {
        if (retryAfter != null) {
            return OptionalLong.of(retryAfter);
        }
        return switch (type) {
            case UNAVAILABLE, TOO_MANY_REQUESTS, IDEMPOTENCY_IN_PROGRESS -> OptionalLong.of(1);
            // Somebody has to do something first.
            case QUOTA_EXCEEDED -> OptionalLong.of(3600);
            default -> OptionalLong.empty();
        };
    }

    /** The kind. */
    public ProblemType type() {
        return type;
    }

    /** The additional members. */
    public Map<String, Object> members() {
        return members;
    }

    /** The JSON object that the caller is sent. */
    public Map<String, Object> body() {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", type.uri());
        body.put("title", type.title());
        body.put("status", type.status());
        body.put("detail", getMessage());
        body.putAll(members);
        return body;
    }
}
