package dev.firstline.chassis.event;

import org.jspecify.annotations.Nullable;

/** A record on a topic is not an event that this version can read. */
public class UnreadableEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Cause cause;

    /** @param cause which part could not be read */
    public UnreadableEventException(Cause cause, @Nullable String message) {
        super(message);
        this.cause = cause;
    }

    /** Which part could not be read. */
    public Cause part() {
        return cause;
    }

    /** Which part of a record could not be read. */
    public enum Cause {
        /** A CloudEvents attribute is missing or malformed. */
        HEADERS,
        /** The type is not known; it may be known to a newer version. */
        TYPE,
        /** The body is not the JSON of its type. */
        BODY
    }
}
