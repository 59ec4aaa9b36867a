package dev.firstline.chassis.loop;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Says of each loop whether it is well, or what is wrong with it. */
@Singleton
@Liveness
final class LoopsAreWell implements HealthCheck {

    private final Loops loops;

    LoopsAreWell(Loops loops) {
        this.loops = loops;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("loops");
        boolean well = true;
        for (var loop : loops.started()) {
            var trouble = loop.trouble();
            well &= trouble.isEmpty();
            response.withData(loop.name(), trouble.orElse("well"));
        }
        return response.status(well).build();
    }
}
