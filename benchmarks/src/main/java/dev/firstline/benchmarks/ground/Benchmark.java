package dev.firstline.benchmarks.ground;

import java.util.List;
import java.util.Optional;

/** One thing that can be measured. */
public interface Benchmark {

    /** The word by which it is called. */
    String name();

    /** What it measures, in half a line. */
    String summary();

    /**
     * This benchmark as the words behind its name want it; one that has no options takes none.
     *
     * @throws WrongOption with a sentence that says which there are
     */
    default Benchmark with(List<String> options) {
        if (!options.isEmpty()) {
            throw new WrongOption("The benchmark '" + name() + "' has no options, so '" + String.join(" ", options)
                    + "' says nothing to it.");
        }
        return this;
    }

    /** Why it cannot be measured on this machine, as a sentence; empty where it can. */
    default Optional<String> obstacle() {
        return Optional.empty();
    }

    /**
     * Measures.
     *
     * @param ground fresh, for this run alone
     */
    Report run(Ground ground) throws Exception;
}
