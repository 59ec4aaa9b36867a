package dev.firstline.chassis.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.firstline.chassis.tenancy.DatabaseTrouble;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every failure of a request becomes a problem; none tells the caller about our inside. */
public class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    public Response problem(Problem problem) {
        return ProblemAnswers.of(problem);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Response unauthenticated(Exception e) {
        return ProblemAnswers.of(
                ProblemType.UNAUTHENTICATED,
                "Send a header 'Authorization: Bearer <token>' with a token of the configured issuer that is not expired.");
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException e) {
        return ProblemAnswers.of(
                ProblemType.FORBIDDEN, "None of the token's roles may do this; docs/roles.md says which roles may.");
    }

    @ServerExceptionMapper
    public Response invalid(ConstraintViolationException e) {
        return ProblemAnswers.of(Problem.invalid(e.getConstraintViolations().stream()
                .map(RefusedParameters::of)
                .sorted((a, b) -> a.pointer().compareTo(b.pointer()))
                .toList()));
    }

    @ServerExceptionMapper(priority = 1)
    public Response mismatched(MismatchedInputException e) {
        return unreadable(e);
    }

    @ServerExceptionMapper(priority = 1)
    public Response unreadable(JsonProcessingException e) {
        return ProblemAnswers.of(JsonProblems.of(e));
    }

    @ServerExceptionMapper
    public Response other(WebApplicationException e) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return unreadable(json);
        }
        int status = e.getResponse().getStatus();
        return switch (status) {
            case 404 ->
                ProblemAnswers.of(ProblemType.NOT_FOUND, "This address leads nowhere; see the OpenAPI document.");
            case 405 ->
                ProblemAnswers.of(
                        ProblemType.METHOD_NOT_ALLOWED, "The header Allow lists the methods of this address.");
            case 406 ->
                ProblemAnswers.of(
                        ProblemType.NOT_ACCEPTABLE, "Accept application/json, or what the OpenAPI document names.");
            case 413 -> ProblemAnswers.of(ProblemType.TOO_LARGE, "Send less in one request.");
            case 415 ->
                ProblemAnswers.of(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE,
                        "Send application/json, or what the OpenAPI document names.");
            case 401 -> unauthenticated(e);
            case 400 -> ProblemAnswers.of(ProblemType.MALFORMED, "A parameter or the body cannot be read.");
            default -> status < 500 ? e.getResponse() : unexpected(e);
        };
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable e) {
        if (DatabaseTrouble.isCollision(e)) {
            LOG.warnf("Transactions stood in each other's way: %s", e.getMessage());
            return ProblemAnswers.of(
                    ProblemType.UNAVAILABLE,
                    "Other requests changed the same things at the same moment. Nothing was changed by this one; send it again.");
        }
        if (DatabaseTrouble.isTooSlow(e)) {
            LOG.warnf("A lock or a statement took too long: %s", e.getMessage());
            return ProblemAnswers.of(
                    ProblemType.UNAVAILABLE,
                    "Another request holds what this one needs, or there was too much to look at. Nothing was changed;"
                            + " send it again in a moment.");
        }
        if (DatabaseTrouble.passes(e)) {
            // Also a commit whose answer was lost: then nobody can tell whether it was done.
            LOG.warnf("The database is out of reach: %s", e.getMessage());
            return ProblemAnswers.of(
                    ProblemType.UNAVAILABLE,
                    "The database is out of reach. Send the same request again in a moment; with the same Idempotency-Key"
                            + " it is done once.");
        }
        LOG.error("A request failed for a reason of our own", e);
        return ProblemAnswers.of(
                ProblemType.INTERNAL,
                "Nothing was changed. Tell support the instance, it finds the cause in our logs.");
    }
}
