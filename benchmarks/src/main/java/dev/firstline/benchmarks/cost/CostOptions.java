package dev.firstline.benchmarks.cost;

import dev.firstline.benchmarks.ground.WrongOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How the ledger is to be taken.
 *
 * @param warmUp of the first rate, from its first ticket on; a fifth of it before the cold measuring and before each further rate
 * @param measure how long each phase is measured
 * @param rates tickets per second, one after the other; the first is also measured cold
 * @param profile whether the services are profiled while they are measured warm
 */
record CostOptions(Duration warmUp, Duration measure, List<Integer> rates, boolean profile) {

    static final CostOptions USUAL =
            new CostOptions(Duration.ofMinutes(5), Duration.ofMinutes(1), List.of(20, 50), false);

    static final String KNOWN =
            "--warm-up DURATION (5m), --measure DURATION (1m), --rates N[,N...] (20,50) and --profile; a duration is 90s, 5m or 1h";

    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(s|m|h)");
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(12);
    private static final int MOST_RATES = 5;
    private static final int HIGHEST_RATE = 5_000;
    private static final int COLD_SHARE = 5;

    /**
     * Reads the words behind the name of the benchmark.
     *
     * @throws WrongOption with a sentence that says which there are
     */
    static CostOptions of(List<String> words) {
        var options = USUAL;
        var left = new ArrayDeque<String>();
        // Both ways of writing are usual: --rates 20 and --rates=20.
        words.forEach(word -> left.addAll(List.of(word.startsWith("--") ? word.split("=", 2) : new String[] {word})));
        while (!left.isEmpty()) {
            var name = left.removeFirst();
            options = switch (name) {
                case "--warm-up" ->
                    new CostOptions(duration(name, left), options.measure, options.rates, options.profile);
                case "--measure" ->
                    new CostOptions(options.warmUp, duration(name, left), options.rates, options.profile);
                case "--rates" -> new CostOptions(options.warmUp, options.measure, rates(name, left), options.profile);
                case "--profile" -> new CostOptions(options.warmUp, options.measure, options.rates, true);
                default ->
                    throw new WrongOption("The benchmark 'cost' does not know '" + name + "'; it knows " + KNOWN + ".");
            };
        }
        return options;
    }

    /** How long a rate is sent before it is measured cold, and a further one before it is measured at all. */
    Duration coldWarmUp() {
        return warmUp.dividedBy(COLD_SHARE);
    }

    /** From the end of the cold measuring to the begin of the warm one. */
    Duration rest() {
        var rest = warmUp.minus(coldWarmUp()).minus(measure);
        return rest.isNegative() ? Duration.ZERO : rest;
    }

    private static Duration duration(String name, ArrayDeque<String> words) {
        var word = value(name, words);
        try {
            var matched = DURATION.matcher(word);
            var duration =
                    matched.matches() ? Duration.parse("PT" + word.toUpperCase(Locale.ROOT)) : Duration.parse(word);
            if (duration.compareTo(SHORTEST) >= 0 && duration.compareTo(LONGEST) <= 0) {
                return duration;
            }
        } catch (DateTimeException e) {
            // Told below, together with what is too short or too long.
        }
        throw new WrongOption(name + " is a duration from 1s to 12h, such as 90s, 5m or PT1M30S, not '" + word + "'.");
    }

    private static List<Integer> rates(String name, ArrayDeque<String> words) {
        var word = value(name, words);
        var parts = word.split(",", -1);
        boolean numbers = parts.length <= MOST_RATES && Arrays.stream(parts).allMatch(part -> part.matches("\\d{1,4}"));
        if (numbers) {
            var rates = Arrays.stream(parts).map(Integer::valueOf).toList();
            boolean inBounds = rates.stream().allMatch(rate -> rate >= 1 && rate <= HIGHEST_RATE);
            // Two phases of one name could not be told apart in the last line.
            if (inBounds && rates.stream().distinct().count() == rates.size()) {
                return rates;
            }
        }
        throw new WrongOption(name + " is one to " + MOST_RATES + " different numbers of tickets per second from 1 to "
                + HIGHEST_RATE + ", such as 20,50, not '" + word + "'.");
    }

    private static String value(String name, ArrayDeque<String> words) {
        if (words.isEmpty()) {
            throw new WrongOption(name + " needs a value; the benchmark 'cost' knows " + KNOWN + ".");
        }
        return words.removeFirst();
    }
}
