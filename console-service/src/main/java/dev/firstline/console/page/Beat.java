package dev.firstline.console.page;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How often a stream tells the time, {@code firstline.console.beat}. The page calls a stream dead that missed two of them, so that
 * nobody looks at "Live" for longer than 35 seconds over a connection that is dead without being closed.
 */
@Startup
@Singleton
class Beat {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final Duration every;

    Beat(@ConfigProperty(name = "firstline.console.beat") Duration every) {
        if (every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0) {
            throw new ConfigurationException("firstline.console.beat must lie between 1 s and 15 s, not be " + every);
        }
        this.every = every;
    }

    Duration every() {
        return every;
    }
}
