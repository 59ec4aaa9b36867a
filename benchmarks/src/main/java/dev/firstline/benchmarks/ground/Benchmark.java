package dev.firstline.benchmarks.ground;

/** One thing that can be measured. */
public interface Benchmark {

    /** The word by which it is called. */
    String name();

    /** What it measures, in half a line. */
    String summary();

    /**
     * Measures.
     *
     * @param ground fresh, for this run alone
     */
    Report run(Ground ground) throws Exception;
}
