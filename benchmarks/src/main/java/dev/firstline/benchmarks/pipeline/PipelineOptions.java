package dev.firstline.benchmarks.pipeline;

import dev.firstline.benchmarks.ground.WrongOption;
import java.util.ArrayList;
import java.util.List;

/**
 * How the way of a ticket is to be measured.
 *
 * @param perSecond tickets per second, on a timetable
 */
record PipelineOptions(int perSecond) {

    static final PipelineOptions USUAL = new PipelineOptions(50);

    private static final int HIGHEST_RATE = 1_000;

    /**
     * Reads the words behind the name of the benchmark.
     *
     * @throws WrongOption with a sentence that says which there are
     */
    static PipelineOptions of(List<String> words) {
        var left = new ArrayList<String>();
        // Both ways of writing are usual: --rate 100 and --rate=100.
        words.forEach(word -> left.addAll(List.of(word.split("=", 2))));
        var options = USUAL;
        for (int i = 0; i < left.size(); i += 2) {
            if (!left.get(i).equals("--rate")) {
                throw new WrongOption(
                        "The benchmark 'pipeline' does not know '" + left.get(i) + "'; it knows --rate N (50).");
            }
            options = new PipelineOptions(rate(i + 1 < left.size() ? left.get(i + 1) : ""));
        }
        return options;
    }

    /** What is wanted at this rate, as a sentence; beyond a hundred nothing is promised. */
    String wanted() {
        if (perSecond > 100) {
            return "Nothing is promised beyond 100 tickets per second.";
        }
        return perSecond > 50
                ? "Wanted: p50 at most 120 ms, p99 at most 500 ms."
                : "Wanted: p50 at most 80 ms, p99 at most 250 ms.";
    }

    private static int rate(String word) {
        if (word.matches("\\d{1,4}")) {
            int number = Integer.parseInt(word);
            if (number >= 1 && number <= HIGHEST_RATE) {
                return number;
            }
        }
        throw new WrongOption(
                "--rate is a number of tickets per second from 1 to " + HIGHEST_RATE + ", not '" + word + "'.");
    }
}
