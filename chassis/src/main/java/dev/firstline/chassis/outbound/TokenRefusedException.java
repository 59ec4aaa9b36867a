package dev.firstline.chassis.outbound;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An authorization server gave no token, or nothing that can be read as one. */
public final class TokenRefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final @Nullable String retryAfter;

    TokenRefusedException(int status, @Nullable String retryAfter) {
        super("no token was given: " + status);
        this.status = status;
        this.retryAfter = retryAfter;
    }

    /** What the server answered; 2xx when its answer could not be read. */
    public int status() {
        return status;
    }

    /** The header {@code Retry-After}. */
    public @Nullable String retryAfter() {
        return retryAfter;
    }
}
