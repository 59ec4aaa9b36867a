package dev.firstline.diagnosis.graph;

import dev.firstline.chassis.outbound.CrowdedException;
import dev.firstline.chassis.outbound.OutboundAnswer;
import dev.firstline.chassis.outbound.RefusedAddressException;
import dev.firstline.chassis.outbound.StalledException;
import dev.firstline.chassis.outbound.TokenRefusedException;
import dev.firstline.chassis.outbound.TooLargeException;
import dev.firstline.chassis.retry.RetryAfter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What an answer, or the want of one, means. */
final class GraphFailures {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY = 429;
    private static final int FAULTS = 500;

    private GraphFailures() {}

    /** Of an answer of the API that is no success. */
    static GraphException of(OutboundAnswer answer, Instant now) {
        var failure = switch (answer.status()) {
            case UNAUTHORIZED -> GraphFailure.CREDENTIALS_REFUSED;
            case FORBIDDEN -> GraphFailure.CONSENT_MISSING;
            default -> busy(answer.status(), GraphFailure.REFUSED);
        };
        return new GraphException(failure, wish(failure, answer.retryAfter(), now));
    }

    /** Of a call that came to no answer. */
    static GraphException of(@Nullable Throwable cause, Instant now) {
        return switch (cause) {
            case TokenRefusedException refused -> {
                var failure = refused.status() < 300
                        ? GraphFailure.UNREADABLE
                        : busy(refused.status(), GraphFailure.CREDENTIALS_REFUSED);
                yield new GraphException(failure, wish(failure, refused.retryAfter(), now));
            }
            case CrowdedException e -> new GraphException(GraphFailure.OURS);
            case StalledException e -> new GraphException(GraphFailure.OURS);
            case TooLargeException e -> new GraphException(GraphFailure.TOO_MUCH);
            case RefusedAddressException e -> new GraphException(GraphFailure.REFUSED_ADDRESS);
            case TimeoutException e -> new GraphException(GraphFailure.TIMEOUT);
            case IOException e -> new GraphException(GraphFailure.UNREACHABLE);
            case null, default -> new GraphException(GraphFailure.OURS);
        };
    }

    private static GraphFailure busy(int status, GraphFailure otherwise) {
        return status == TOO_MANY ? GraphFailure.THROTTLED : status >= FAULTS ? GraphFailure.VENDOR_FAULT : otherwise;
    }

    private static @Nullable Duration wish(GraphFailure failure, @Nullable String header, Instant now) {
        return failure == GraphFailure.THROTTLED || failure == GraphFailure.VENDOR_FAULT
                ? RetryAfter.read(header, now).orElse(null)
                : null;
    }
}
