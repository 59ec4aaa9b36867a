package dev.firstline.sla.forecast;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.contracts.sla.SlaTarget;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for.
 *
 * @param hours how far ahead, 1 to {@value #MOST_HOURS}
 * @param customer the only one that counts; null for all
 * @param target the only one that counts; null for all
 * @param least the least probability that counts, 0 to 1
 * @param limit how many clocks are shown at most, 1 to {@value #MOST_SHOWN}
 */
record ForecastQuery(
        int hours, @Nullable UUID customer, @Nullable SlaTarget target, double least, int limit) {

    static final int MOST_HOURS = 72;
    static final int MOST_SHOWN = 200;

    /** @throws Problem 422 when one is not acceptable */
    static ForecastQuery of(
            String hours, @Nullable String customer, @Nullable String target, String least, String limit) {
        return new ForecastQuery(
                number("hours", hours, MOST_HOURS),
                customer == null ? null : customer(customer),
                target == null ? null : target(target),
                probability(least),
                number("limit", limit, MOST_SHOWN));
    }

    Duration ahead() {
        return Duration.ofHours(hours);
    }

    private static int number(String name, String text, int most) {
        // Longer ones are out of bounds, and might not even fit.
        if (!text.matches("\\d{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
            throw Problem.invalid(name, "must be a whole number from 1 to " + most);
        }
        return Integer.parseInt(text);
    }

    private static double probability(String text) {
        if (!text.matches("\\d(\\.\\d{1,6})?") || new BigDecimal(text).compareTo(BigDecimal.ONE) > 0) {
            throw Problem.invalid("minProbability", "must be from 0 to 1 with a point, such as 0.25");
        }
        return Double.parseDouble(text);
    }

    private static UUID customer(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("customer", "must be the UUID that intake gave the customer");
        }
    }

    private static SlaTarget target(String text) {
        return Arrays.stream(SlaTarget.values())
                .filter(target -> target.name().equals(text))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("target", "must be one of " + Arrays.toString(SlaTarget.values())));
    }
}
