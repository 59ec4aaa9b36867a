package dev.firstline.chassis.ops;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready once Kafka was silent for longer than a restart of the broker takes (ADR 0026). */
@Singleton
@Readiness
final class KafkaIsReached implements HealthCheck {

    private final KafkaReach reach;

    KafkaIsReached(KafkaReach reach) {
        this.reach = reach;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("kafka")
                .status(!reach.isLost())
                .withData("silentSeconds", reach.silence().toSeconds())
                .build();
    }
}
