package dev.firstline.chassis.problem;

import dev.firstline.chassis.telemetry.TraceContexts;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** A problem as an HTTP answer. */
final class ProblemAnswers {

    private static final String PROBLEM_JSON = "application/problem+json";

    private ProblemAnswers() {}

    static Response of(Problem problem) {
        var type = problem.type();
        var body = problem.body();
        body.put("instance", "urn:trace:" + TraceContexts.traceIdOrNew());
        var answer = Response.status(type.status()).type(PROBLEM_JSON).entity(body);
        if (type == ProblemType.UNAUTHENTICATED) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        problem.retryAfterSeconds()
                .ifPresent(seconds -> answer.header(HttpHeaders.RETRY_AFTER, Long.toString(seconds)));
        return answer.build();
    }

    static Response of(ProblemType type, String detail) {
        return of(new Problem(type, detail));
    }
}
