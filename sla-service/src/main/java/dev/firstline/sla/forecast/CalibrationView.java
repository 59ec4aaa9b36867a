package dev.firstline.sla.forecast;

import dev.firstline.sla.forecast.model.Calibration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far forecasts would have been right. Four decimals.
 *
 * @param from the first instant of asking that counts; later than was asked for when there were too many clocks
 * @param to the first instant of asking that no longer counts
 * @param complete whether all clocks were looked at
 * @param learntFrom how many ended clocks were looked at, those from before the period included
 * @param clocks about how many clocks something was asked
 * @param judgements forecasts that were compared with what happened: three for each clock at most
 * @param brier mean squared fault of the forecasts, 0 is perfect; null without judgements
 * @param brierBaseRate the same for who always says the share of all clocks that was broken until then
 * @param skill 1 − brier / brierBaseRate: above 0 the forecast knows more than the base rate
 * @param reliability forecasts that said about the same, and what came of them
 */
public record CalibrationView(
        Instant from,
        Instant to,
        boolean complete,
        int learntFrom,
        int clocks,
        int judgements,
        @Nullable Double brier,
        @Nullable Double brierBaseRate,
        @Nullable Double skill,
        List<Calibration.Bin> reliability) {

    static CalibrationView of(Instant from, Instant to, boolean complete, int learntFrom, Calibration found) {
        return new CalibrationView(
                from,
                to,
                complete,
                learntFrom,
                found.clocks(),
                found.judgements(),
                rounded(found.brier()),
                rounded(found.brierBaseRate()),
                rounded(found.skill()),
                found.bins().stream()
                        .map(bin -> new Calibration.Bin(
                                bin.from(),
                                bin.to(),
                                bin.judgements(),
                                rounded(bin.forecast()),
                                rounded(bin.observed())))
                        .toList());
    }

    private static @Nullable Double rounded(@Nullable Double value) {
        return value == null ? null : ForecastView.rounded(value);
    }
}
