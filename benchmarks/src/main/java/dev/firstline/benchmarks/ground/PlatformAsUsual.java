package dev.firstline.benchmarks.ground;

import dev.firstline.devstack.platform.LogTail;
import dev.firstline.devstack.platform.PlatformAddresses;
import dev.firstline.devstack.platform.PortPlan;
import dev.firstline.devstack.platform.Service;
import dev.firstline.devstack.platform.StateFolder;
import dev.firstline.devstack.process.StartFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** The platform as {@code ./firstline up} starts it: the launcher and its front door are a process of their own, and can be charged. */
public final class PlatformAsUsual {

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int TAIL = 20;

    private final PlatformAddresses addresses;
    private final ProcessTree processes;

    private PlatformAsUsual(PlatformAddresses addresses, ProcessTree processes) {
        this.addresses = addresses;
        this.processes = processes;
    }

    /** What is done to the state folder before the platform starts on it. */
    @FunctionalInterface
    public interface Preparation {

        /** The folder has nothing in it; its front door will have that port. */
        void prepare(Path checkout, Path state, int port) throws Exception;
    }

    /** Starts it on an empty folder. */
    public static PlatformAsUsual start(Ground ground) throws Exception {
        return start(ground, (checkout, state, port) -> {});
    }

    /**
     * Starts it in a folder of the run; it ends with the ground.
     *
     * @throws StartFailure with the last words of the launcher when it does not become ready
     */
    public static PlatformAsUsual start(Ground ground, Preparation preparation) throws Exception {
        for (Service service : Service.values()) {
            ground.requireBuilt(service);
        }
        var state = ground.folder().resolve("state");
        int base = FreeBase.find();
        ground.say("Starts the platform in %s; the budget of requests of a tenant is lifted.", state);
        preparation.prepare(ground.checkout(), state, base);
        var tree = ground.keep(ProcessTree.up(ground.checkout(), state, base, environment()));
        var addresses = new PlatformAddresses(new StateFolder(state), PortPlan.atBase(base));
        while (PlatformAddresses.ofRunning(addresses.state()).isEmpty()) {
            if (!tree.isAlive()) {
                var words = LogTail.of(state.resolveSibling("up.log"), TAIL);
                throw new StartFailure("The platform did not start: " + String.join("\n", words));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return new PlatformAsUsual(addresses, tree);
    }

    /** Where its parts are. */
    public PlatformAddresses addresses() {
        return addresses;
    }

    /** What all its processes hold together; MiB. */
    public double memoryMib() {
        return processes.memoryMib();
    }

    /** Each process has it, and the services look at it. */
    private static Map<String, String> environment() {
        var environment = new HashMap<>(Map.of("FIRSTLINE_BUILD", "no"));
        environment.put("FIRSTLINE_LIMIT_REQUESTS_RATE", "1000000");
        environment.put("FIRSTLINE_LIMIT_REQUESTS_BURST", "1000000");
        environment.put("FIRSTLINE_OPENINGS_LIMITED", "false");
        return environment;
    }
}
