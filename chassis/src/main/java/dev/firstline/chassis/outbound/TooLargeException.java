package dev.firstline.chassis.outbound;

import java.io.IOException;

/** An answer had a larger body than was allowed. */
public final class TooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    TooLargeException(int most) {
        super("the answer has more than " + most + " bytes");
    }
}
