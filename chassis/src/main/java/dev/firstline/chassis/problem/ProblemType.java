package dev.firstline.chassis.problem;

/** The kinds of errors of the whole platform. Their {@code type} URIs are never changed; see docs/problems.md. */
public enum ProblemType {
    MALFORMED(400, "malformed", "The request cannot be read"),
    UNAUTHENTICATED(401, "unauthenticated", "A valid bearer token is needed"),
    FORBIDDEN(403, "forbidden", "The token's roles do not allow this"),
    NOT_FOUND(404, "not-found", "There is nothing here"),
    METHOD_NOT_ALLOWED(405, "method-not-allowed", "This address does not know that method"),
    NOT_ACCEPTABLE(406, "not-acceptable", "No answer in an accepted format"),
    REQUEST_TIMEOUT(408, "request-timeout", "The request came too slowly"),
    CONFLICT(409, "conflict", "The present state does not allow this"),
    ILLEGAL_TRANSITION(409, "illegal-transition", "The life cycle does not allow this move"),
    IDEMPOTENCY_IN_PROGRESS(409, "idempotency-in-progress", "A request with this key is still running"),
    CURSOR_EXPIRED(410, "cursor-expired", "This cursor does not lead on any more"),
    STALE_VERSION(412, "stale-version", "Somebody changed it meanwhile"),
    TOO_LARGE(413, "too-large", "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "unsupported-media-type", "The body's format is not supported"),
    INVALID(422, "invalid", "A value is not acceptable"),
    IDEMPOTENCY_MISMATCH(422, "idempotency-mismatch", "The key was used for another request"),
    PRECONDITION_REQUIRED(428, "precondition-required", "An If-Match header is needed"),
    TOO_MANY_REQUESTS(429, "too-many-requests", "Slow down"),
    QUOTA_EXCEEDED(429, "quota-exceeded", "No more of these for this tenant"),
    INTERNAL(500, "internal", "Something went wrong on our side"),
    UNAVAILABLE(503, "unavailable", "Not available for the moment"),
    INSUFFICIENT_STORAGE(507, "insufficient-storage", "There is no room to store it");

    private final int status;
    private final String slug;
    private final String title;

    ProblemType(int status, String slug, String title) {
        this.status = status;
        this.slug = slug;
        this.title = title;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The stable URI. */
    public String uri() {
        return "urn:firstline:problem:" + slug;
    }

    /** The same short text at every occurrence. */
    public String title() {
        return title;
    }
}
