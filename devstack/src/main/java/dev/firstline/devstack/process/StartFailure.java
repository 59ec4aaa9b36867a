package dev.firstline.devstack.process;

/** Something could not be started; the message is one clear sentence for the person at the terminal. */
public final class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With the sentence to show. */
    public StartFailure(String sentence) {
        super(sentence);
    }

    /** With the sentence to show and what led to it. */
    public StartFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
