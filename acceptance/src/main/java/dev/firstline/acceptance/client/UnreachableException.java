package dev.firstline.acceptance.client;

/** No answer came: it is not known whether the request was served. */
public class UnreachableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
