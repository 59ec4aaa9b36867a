package dev.firstline.benchmarks.ground;

/** A benchmark was called with words that it does not know; the message says which it knows. */
public final class WrongOption extends RuntimeException {

    /** @param sentence for who called */
    public WrongOption(String sentence) {
        super(sentence);
    }
}
