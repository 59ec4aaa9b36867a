package dev.firstline.chassis.outbound;

import org.jspecify.annotations.Nullable;

/**
 * What came back.
 *
 * @param retryAfter the header {@code Retry-After} in the other side's own words
 * @param contentType the header {@code Content-Type}
 * @param body whole; empty when there is none
 */
public record OutboundAnswer(
        int status, @Nullable String retryAfter, @Nullable String contentType, byte[] body) {

    /** Whether the other side did what it was asked for. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** Without the body, which may hold secrets. */
    @Override
    public String toString() {
        return status + ", " + body.length + " bytes";
    }
}
