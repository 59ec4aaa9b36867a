package dev.firstline.benchmarks.overload;

import dev.firstline.benchmarks.ground.WrongOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How long.
 *
 * @param load of twice what is carried
 * @param warmUp before it is found out what that is
 */
record OverloadOptions(Duration load, Duration warmUp) {

    static final OverloadOptions USUAL = new OverloadOptions(Duration.ofMinutes(5), Duration.ofMinutes(2));

    private static final int MOST_MINUTES = 600;

    /**
     * Reads the words behind the name of the benchmark.
     *
     * @throws WrongOption with a sentence that says which there are
     */
    static OverloadOptions of(List<String> words) {
        var left = new ArrayList<String>();
        // Both ways of writing are usual: --minutes 1 and --minutes=1.
        words.forEach(word -> left.addAll(List.of(word.split("=", 2))));
        var options = USUAL;
        for (int i = 0; i < left.size(); i += 2) {
            var minutes = i + 1 < left.size() ? minutes(left.get(i), left.get(i + 1)) : minutes(left.get(i), "");
            options = switch (left.get(i)) {
                case "--minutes" -> new OverloadOptions(minutes, options.warmUp);
                case "--warm-up-minutes" -> new OverloadOptions(options.load, minutes);
                default ->
                    throw new WrongOption("The benchmark 'overload' does not know '" + left.get(i)
                            + "'; it knows --minutes N (5) and --warm-up-minutes N (2).");
            };
        }
        return options;
    }

    private static Duration minutes(String name, String word) {
        if (word.matches("\\d{1,3}")) {
            int number = Integer.parseInt(word);
            if (number >= 1 && number <= MOST_MINUTES) {
                return Duration.ofMinutes(number);
            }
        }
        throw new WrongOption(name + " is a number of minutes from 1 to " + MOST_MINUTES + ", not '" + word + "'.");
    }
}
