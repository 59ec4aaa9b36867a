package dev.firstline.devstack.launcher;

/** The command line makes no sense; the message says why in one sentence. */
final class WrongCall extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongCall(String sentence) {
        super(sentence);
    }
}
