package dev.firstline.sla.forecast;

import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.sla.forecast.model.Experience;
import dev.firstline.sla.forecast.model.RecordedClock;
import dev.firstline.sla.timer.DatabaseClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;

/** Asks what was learnt about the clocks that are due soon. A clock that is due later, or stands, cannot break soon. */
@ApplicationScoped
class Forecasts {

    static final Duration LOOKS_BACK = Duration.ofDays(180);
    static final int LEARNS_FROM = 50_000;
    static final int CONSIDERED = 5_000;

    private final Transactions transactions;
    private final RecordedClocks clocks;
    private final DatabaseClock now;
    private final RememberedExperience remembered = new RememberedExperience(Clock.systemUTC());

    Forecasts(Transactions transactions, RecordedClocks clocks, DatabaseClock now) {
        this.transactions = transactions;
        this.clocks = clocks;
        this.now = now;
    }

    ForecastView of(Scope scope, ForecastQuery query) {
        var learnt = remembered.of(scope, () -> learn(scope));
        return transactions.in(scope, () -> {
            var asOf = now.now();
            var due = new ArrayList<RecordedClock>();
            clocks.due(scope, asOf, query, CONSIDERED + 1, due::add);
            boolean all = due.size() <= CONSIDERED;
            var considered = due.stream()
                    .sorted(Comparator.comparing(RecordedClock::dueAt))
                    .limit(CONSIDERED)
                    .toList();
            var probable = considered.stream()
                    .map(clock -> ForecastView.ClockForecast.of(clock, asOf, learnt.experience()))
                    .filter(forecast -> forecast.probability() >= query.least())
                    .sorted(ForecastView.ClockForecast.MOST_PROBABLE_FIRST)
                    .toList();
            return new ForecastView(
                    asOf,
                    query.hours(),
                    learnt.at(),
                    learnt.experience().learnt(),
                    considered.size(),
                    all,
                    probable.size(),
                    probable.stream().limit(query.limit()).toList());
        });
    }

    private Experience learn(Scope scope) {
        return transactions.in(scope, () -> {
            var asOf = now.now();
            var experience = new Experience();
            clocks.ended(scope, asOf.minus(LOOKS_BACK), asOf, LEARNS_FROM, clock -> experience.learn(clock.end()));
            return experience;
        });
    }
}
