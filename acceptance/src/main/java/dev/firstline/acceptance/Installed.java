package dev.firstline.acceptance;

import dev.firstline.devstack.platform.PlatformAddresses;
import dev.firstline.devstack.platform.StateFolder;
import java.nio.file.Path;
import java.util.Optional;

/** The platform of this checkout. */
public final class Installed {

    private Installed() {}

    /** Its addresses if it runs; {@code FIRSTLINE_HOME} names its state folder, else {@code .firstline} here. */
    public static Optional<PlatformAddresses> running() {
        return PlatformAddresses.ofRunning(new StateFolder(home()));
    }

    /** Its state folder. */
    public static Path home() {
        return Path.of(Optional.ofNullable(System.getenv("FIRSTLINE_HOME")).orElse(".firstline"))
                .toAbsolutePath();
    }
}
