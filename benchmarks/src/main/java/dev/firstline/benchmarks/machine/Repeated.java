package dev.firstline.benchmarks.machine;

import java.time.Duration;

/** How often something can be done in a second, one after the other in this thread. */
final class Repeated {

    private Repeated() {}

    /** Something that may go wrong. */
    @FunctionalInterface
    interface Work<E extends Exception> {
        void once() throws E;
    }

    /**
     * Does it again and again, first for the warm-up, which does not count. What has begun is ended, and counts with the time that it took.
     *
     * @return times per second
     */
    static <E extends Exception> double perSecond(Duration warmUp, Duration length, Work<E> work) throws E {
        forLong(warmUp, work);
        return forLong(length, work);
    }

    private static <E extends Exception> double forLong(Duration length, Work<E> work) throws E {
        long start = System.nanoTime();
        long times = 0;
        long now = start;
        while (now - start < length.toNanos()) {
            work.once();
            times++;
            now = System.nanoTime();
        }
        return now == start ? 0 : times * 1e9 / (now - start);
    }
}
