package dev.firstline.chassis.outbox;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;

/** Settings of an outbox that is not the service's own. */
final class OutboxSettingsOf {

    private OutboxSettingsOf() {}

    static OutboxSettings defaults() {
        return with(Map.of());
    }

    static OutboxSettings with(Map<String, String> values) {
        var builder = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 100, new DurationConverter())
                .withMapping(OutboxSettings.class);
        values.forEach(builder::withDefaultValue);
        return builder.build().getConfigMapping(OutboxSettings.class);
    }
}
