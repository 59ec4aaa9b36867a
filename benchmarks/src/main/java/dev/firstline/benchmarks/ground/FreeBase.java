package dev.firstline.benchmarks.ground;

import dev.firstline.devstack.platform.PortPlan;
import dev.firstline.devstack.process.Ports;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** A front door's port whose neighbours, which {@code up} uses for the other parts, are free too. */
public final class FreeBase {

    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 30_000;
    private static final int TRIES = 200;

    private FreeBase() {}

    /** The lowest of them, the front door's. */
    public static int find() {
        return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST))
                .limit(TRIES)
                .filter(base -> PortPlan.atBase(base).byName().values().stream().noneMatch(Ports::isTaken))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no free ports were found"));
    }
}
