package dev.firstline.intake.transfer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What an operator decides about imports; prefix {@code firstline.imports}. docs/running.md explains each. */
@ConfigMapping(prefix = "firstline.imports")
interface ImportSettings {

    /** How many of one tenant may be unfinished. */
    @WithDefault("8")
    int unfinished();

    /** How long an import that has ended is kept with its results. */
    @WithDefault("P30D")
    Duration retention();
}
