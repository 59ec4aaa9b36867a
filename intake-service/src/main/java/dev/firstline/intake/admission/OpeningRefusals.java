package dev.firstline.intake.admission;

import dev.firstline.chassis.quota.Limits;
import dev.firstline.chassis.quota.Rate;
import dev.firstline.chassis.quota.RateHeaders;
import dev.firstline.chassis.quota.TenantRates.Standing;
import dev.firstline.intake.admission.Acceptance.Verdict;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** How it is told that tickets are not accepted: to who files them, and to who looks after the platform. */
@Singleton
class OpeningRefusals {

    private static final String POLICY = "openings";

    /** Whoever is refused at one moment does not come back at one moment. */
    private static final double SPREAD = 1;

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Limits limits;
    private final MeterRegistry metrics;
    private final CurrentVertxRequest request;

    OpeningRefusals(Limits limits, MeterRegistry metrics, CurrentVertxRequest request) {
        this.limits = limits;
        this.metrics = metrics;
        this.request = request;
        // From the start, since of a counter that is born with the first refusal nobody sees that it grew.
        Counter.builder("firstline.limit.refused")
                .description("Requests that were refused because of a limit")
                .tag("limit", POLICY)
                .register(metrics);
    }

    /** @param limit tickets per second; infinite while there is none */
    void show(DoubleSupplier lagSeconds, DoubleSupplier limit) {
        Gauge.builder("firstline.openings.lag", lagSeconds::getAsDouble)
                .description("How long new tickets wait for their answers at least, as this copy hears it")
                .baseUnit("seconds")
                .register(metrics);
        Gauge.builder("firstline.openings.limit", () -> finite(limit.getAsDouble()))
                .description("Tickets per second that this copy accepts; not a number while there is no limit")
                .register(metrics);
    }

    /** Says on the answer in hand what the tenant has and has left. */
    void tell(Verdict verdict) {
        var context = request.getCurrent();
        if (context == null) {
            return;
        }
        var standings = List.of(new Standing(
                POLICY,
                new Rate(verdict.limit(), Math.max(1, Math.round(verdict.limit()))),
                verdict.left(),
                again(verdict),
                true));
        var headers = context.response().headers();
        headers.set(RateHeaders.POLICY, added(headers.get(RateHeaders.POLICY), RateHeaders.policy(standings)));
        headers.set(RateHeaders.LIMIT, added(headers.get(RateHeaders.LIMIT), RateHeaders.limit(standings)));
    }

    /** Counts it. */
    Permit permit(Verdict verdict) {
        double random = ThreadLocalRandom.current().nextDouble(SPREAD);
        var wait = again(verdict).plusMillis(Math.round(random * 1000));
        return new Permit(Optional.of(limits.refusals()
                .tooMuch(
                        List.of(POLICY),
                        "More tickets come in than can be worked on in time, and this tenant has had its part. This"
                                + " one was not opened: send it again after " + RateHeaders.seconds(wait)
                                + " s. Severity A comes first.")
                .retryAfter(wait)));
    }

    private static Duration again(Verdict verdict) {
        var wait = Duration.ofNanos(verdict.again());
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }

    private static String added(@Nullable String before, String more) {
        return before == null ? more : before + ", " + more;
    }

    private static double finite(double value) {
        return Double.isFinite(value) ? value : Double.NaN;
    }
}
