package dev.firstline.acceptance.verify;

import java.util.List;

/**
 * One promise of the platform, as questions to the {@linkplain Scratch scratch database} that holds the evidence.
 *
 * @param sentence the promise
 * @param counts what of legitimate life was found kept, kind by kind
 * @param faults what would break it
 */
record Promise(String sentence, List<Count> counts, List<Fault> faults) {

    /**
     * A kind of what is kept.
     *
     * @param what its name, such as {@code told}
     * @param sql a query that answers one number
     */
    record Count(String what, String sql) {}

    /**
     * A kind of break.
     *
     * @param what a sentence that begins behind a number, such as {@code outcomes are stored and not told}
     * @param sql a query whose rows are breaks, each one text that names it; none when the promise holds
     */
    record Fault(String what, String sql) {}

    static Count count(String what, String sql) {
        return new Count(what, sql);
    }

    static Fault fault(String what, String sql) {
        return new Fault(what, sql);
    }
}
