package dev.firstline.acceptance.verify;

import java.util.function.Consumer;
import java.util.function.Supplier;

/** Says now and then how far the proof has come. Nothing depends on it. */
final class Progress {

    private static final long PACE = 2_000_000_000L;

    private final Consumer<String> to;
    private long last = System.nanoTime();

    Progress(Consumer<String> to) {
        this.to = to;
    }

    /** At most every two seconds. */
    void tell(Supplier<String> line) {
        if (System.nanoTime() - last >= PACE) {
            last = System.nanoTime();
            to.accept(line.get());
        }
    }
}
