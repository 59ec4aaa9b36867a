package dev.firstline.chassis.outbound;

/** A URL that somebody entered leads to where we do not go. The message may be shown to them. */
public class RefusedAddressException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param message without the address itself */
    public RefusedAddressException(String message) {
        super(message);
    }
}
