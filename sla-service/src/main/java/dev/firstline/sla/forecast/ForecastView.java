package dev.firstline.sla.forecast;

import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.sla.forecast.model.Experience;
import dev.firstline.sla.forecast.model.Group;
import dev.firstline.sla.forecast.model.RecordedClock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which running clocks will probably break.
 *
 * @param asOf the database's time of reading
 * @param hours how far ahead was looked
 * @param learntAt when the ended clocks were looked at, a minute ago at most
 * @param learntFrom how many they were
 * @param considered how many clocks run and are due within the hours, of that customer and target
 * @param complete false when there were more than are considered; those that are due first were
 * @param probable how many of them are as probable as was asked for
 * @param clocks these, the most probable first, of equal ones that which is due first; as many as were asked for
 */
public record ForecastView(
        Instant asOf,
        int hours,
        Instant learntAt,
        int learntFrom,
        int considered,
        boolean complete,
        int probable,
        List<ClockForecast> clocks) {

    private static final double DIGITS = 10_000;

    /**
     * One of them.
     *
     * @param severity as the ticket was opened
     * @param productFamily as the ticket was opened
     * @param customer its id at intake
     * @param used service time used up, as a share of the goal; four decimals
     * @param probability that it breaks before it is met; four decimals
     * @param likenedTo the group that decided
     * @param observations ended clocks of the group that had used as much of their goal
     * @param breached how many of these were broken
     */
    public record ClockForecast(
            UUID ticketId,
            SlaTarget target,
            int cycle,
            @Nullable Severity severity,
            @Nullable ProductFamily productFamily,
            @Nullable UUID customer,
            Instant dueAt,
            double used,
            double probability,
            Group likenedTo,
            int observations,
            int breached) {

        static final Comparator<ClockForecast> MOST_PROBABLE_FIRST = Comparator.comparingDouble(
                        ClockForecast::probability)
                .reversed()
                .thenComparing(ClockForecast::dueAt)
                .thenComparing(ClockForecast::ticketId)
                .thenComparing(ClockForecast::target);

        static ClockForecast of(RecordedClock clock, Instant asOf, Experience experience) {
            double used = clock.used(asOf);
            var estimate = experience.ask(clock.traits(), used);
            return new ClockForecast(
                    clock.ticketId(),
                    clock.target(),
                    clock.cycle(),
                    clock.severity(),
                    clock.productFamily(),
                    clock.customer(),
                    clock.dueAt(),
                    rounded(used),
                    rounded(estimate.probability()),
                    estimate.group(),
                    estimate.observations(),
                    estimate.breached());
        }
    }

    static double rounded(double value) {
        return Math.round(value * DIGITS) / DIGITS;
    }
}
