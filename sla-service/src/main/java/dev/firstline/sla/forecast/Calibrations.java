package dev.firstline.sla.forecast;

import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.sla.forecast.model.Calibration;
import dev.firstline.sla.forecast.model.PastClock;
import dev.firstline.sla.report.Period;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Compares what would have been forecast in the past with what happened. */
@ApplicationScoped
class Calibrations {

    /** A clock that was asked about at the end of the period may end this much later. */
    private static final Duration SETTLED_AFTER = Duration.ofDays(31);

    private final Transactions transactions;
    private final RecordedClocks clocks;

    Calibrations(Transactions transactions, RecordedClocks clocks) {
        this.transactions = transactions;
        this.clocks = clocks;
    }

    CalibrationView of(Scope scope, Period period) {
        var past = new ArrayList<PastClock>();
        transactions.in(scope, () -> {
            clocks.ended(
                    scope,
                    period.from().minus(Forecasts.LOOKS_BACK),
                    period.to().plus(SETTLED_AFTER),
                    Forecasts.LEARNS_FROM + 1,
                    clock -> past.add(clock.past()));
            return null;
        });
        boolean complete = past.size() <= Forecasts.LEARNS_FROM;
        var from = complete ? period.from() : later(period.from(), earliestEnd(past));
        return CalibrationView.of(from, period.to(), complete, past.size(), Calibration.of(past, from, period.to()));
    }

    private static Instant earliestEnd(List<PastClock> past) {
        return past.stream()
                .map(clock -> clock.end().endedAt())
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
