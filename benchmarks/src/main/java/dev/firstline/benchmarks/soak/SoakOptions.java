package dev.firstline.benchmarks.soak;

import dev.firstline.benchmarks.ground.WrongOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How long, and how much.
 *
 * @param length of the use; the first tenth of it warms up
 * @param perSecond requests per second, of all kinds together
 */
record SoakOptions(Duration length, int perSecond) {

    static final SoakOptions USUAL = new SoakOptions(Duration.ofMinutes(60), 20);

    private static final int MOST_MINUTES = 2_880;
    private static final int HIGHEST_RATE = 500;
    private static final int WARM_UP_SHARE = 10;

    /**
     * Reads the words behind the name of the benchmark.
     *
     * @throws WrongOption with a sentence that says which there are
     */
    static SoakOptions of(List<String> words) {
        var left = new ArrayList<String>();
        // Both ways of writing are usual: --minutes 10 and --minutes=10.
        words.forEach(word -> left.addAll(List.of(word.split("=", 2))));
        var options = USUAL;
        for (int i = 0; i < left.size(); i += 2) {
            var value = i + 1 < left.size() ? left.get(i + 1) : "";
            options = switch (left.get(i)) {
                case "--minutes" ->
                    new SoakOptions(Duration.ofMinutes(number("--minutes", value, MOST_MINUTES)), options.perSecond);
                case "--rate" -> new SoakOptions(options.length, number("--rate", value, HIGHEST_RATE));
                default ->
                    throw new WrongOption("The benchmark 'soak' does not know '" + left.get(i)
                            + "'; it knows --minutes N (60) and --rate N (20 requests per second).");
            };
        }
        return options;
    }

    /** From the first request to the first look at the memory that counts. */
    Duration warmUp() {
        return length.dividedBy(WARM_UP_SHARE);
    }

    private static int number(String name, String word, int most) {
        if (word.matches("\\d{1,4}")) {
            int number = Integer.parseInt(word);
            if (number >= 1 && number <= most) {
                return number;
            }
        }
        throw new WrongOption(name + " is a number from 1 to " + most + ", not '" + word + "'.");
    }
}
