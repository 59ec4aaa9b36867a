package dev.firstline.sla.settling;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Settings of the waiting for facts; prefix {@code firstline.sla.settling}. */
@ConfigMapping(prefix = "firstline.sla.settling")
public interface SettlingSettings {

    /**
     * How long a clock that is due waits at most for the facts from before; then it is told provisionally. Counted from the due instant, or
     * from when this copy began to read the ticket's partition if that was later.
     */
    @WithDefault("30s")
    Duration limit();

    /**
     * The services that are waited for; absent: all whose topics are read and that have ever published or stated anything. For an
     * installation that has given up one of them for good. {@code intake-service} cannot be left out: tickets are its facts.
     */
    Optional<Set<String>> sources();
}
