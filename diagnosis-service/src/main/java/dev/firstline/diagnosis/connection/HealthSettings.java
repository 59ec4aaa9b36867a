package dev.firstline.diagnosis.connection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How connections are polled. */
@ConfigMapping(prefix = "firstline.health")
interface HealthSettings {

    /** From one poll that went well to the next. */
    @WithDefault("5m")
    Duration every();

    /** Waits behind failed polls, in seconds; the last one holds for as long as they fail. */
    @WithDefault("60,300,900,3600")
    String schedule();

    /** Polls at the same time in this process. */
    @WithDefault("16")
    int inFlight();

    /** Polls at the same time for one tenant. */
    @WithDefault("2")
    int perTenant();

    /** Polls at the same time for a root tenant and all below it. */
    @WithDefault("4")
    int perTree();

    /** How long a claimed poll belongs to its worker. Longer than twice what all calls of a poll may take; a dead worker's polls wait so long. */
    @WithDefault("150s")
    Duration lease();

    /** How often polls that became due are looked for. */
    @WithDefault("2s")
    Duration poll();
}
