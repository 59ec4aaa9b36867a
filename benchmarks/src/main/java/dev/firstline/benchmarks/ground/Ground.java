package dev.firstline.benchmarks.ground;

import dev.firstline.benchmarks.machine.MachineFigures;
import dev.firstline.devstack.platform.LogTail;
import dev.firstline.devstack.platform.Platform;
import dev.firstline.devstack.platform.PlatformAddresses;
import dev.firstline.devstack.platform.PlatformOptions;
import dev.firstline.devstack.platform.Service;
import dev.firstline.devstack.platform.StateFolder;
import dev.firstline.devstack.process.Folders;
import dev.firstline.devstack.process.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A folder for one run, below the checkout's {@code target} so that it lies on a disk and not in memory, and the platform that runs from
 * it. All of it is gone afterwards, also after Ctrl-C.
 */
public final class Ground implements AutoCloseable {

    private static final int TAIL = 12;
    private static final Duration LONGEST_STOP = Duration.ofSeconds(45);

    private final Path checkout;
    private final Path folder;
    private final long start = System.nanoTime();
    private final Thread atExit = new Thread(this::clearAfterStop, "clear-benchmark");
    private final List<AutoCloseable> opened = new CopyOnWriteArrayList<>();
    private volatile boolean ending;
    private MachineFigures machine;
    private List<Service> services = List.of();
    private @Nullable Platform platform;

    private Ground(Path checkout, Path folder, MachineFigures machine) {
        this.checkout = checkout;
        this.folder = folder;
        this.machine = machine;
    }

    static Ground make(Path checkout, String name) throws IOException {
        Files.createDirectories(checkout.resolve("target"));
        var folder = Files.createTempDirectory(checkout.resolve("target"), "bench-" + name + "-");
        var ground = new Ground(checkout, folder, MachineFigures.measure(folder));
        Runtime.getRuntime().addShutdownHook(ground.atExit);
        return ground;
    }

    /** The folder of the built project. */
    public Path checkout() {
        return checkout;
    }

    /** Where the run may keep what it needs. */
    public Path folder() {
        return folder;
    }

    /** Shows how far the run is. */
    public void say(String line, Object... arguments) {
        if (!ending) {
            System.out.printf("%7.1f s  %s%n", (System.nanoTime() - start) / 1e9, line.formatted(arguments));
            System.out.flush();
        }
    }

    /**
     * Starts a fresh platform with these services on free ports; everything durable as it is by default.
     *
     * @throws StartFailure when a service is not built, or the start fails
     */
    public Platform platform(Service... services) {
        return platform(false, services);
    }

    /**
     * The same, but that intake accepts no more tickets than are worked on.
     *
     * @throws StartFailure when a service is not built, or the start fails
     */
    public Platform limitingPlatform(Service... services) {
        return platform(true, services);
    }

    private Platform platform(boolean limiting, Service... services) {
        for (Service service : services) {
            requireBuilt(service);
        }
        var options = PlatformOptions.of(checkout)
                .in(folder)
                .onFreePorts()
                .with(services)
                .tell(this::say);
        say("The budget of requests of a tenant is lifted: one tenant sends what the service can take.");
        for (Service service : services) {
            for (String limit : List.of("REQUESTS_RATE", "REQUESTS_BURST", "IMPORTS_RATE", "IMPORTS_BURST")) {
                options = options.environment(service, "FIRSTLINE_LIMIT_" + limit, "1000000");
            }
            options = options.environment(service, "FIRSTLINE_OPENINGS_LIMITED", String.valueOf(limiting));
            var jvm = System.getenv("FIRSTLINE_BENCH_JVM");
            if (jvm != null && !jvm.isBlank()) {
                options = options.environment(
                        service, "JAVA_TOOL_OPTIONS", jvm.replace("{service}", service.serviceName()));
            }
        }
        this.services = List.of(services);
        say("A fresh platform starts in %s.", folder);
        platform = Platform.start(options);
        measureCommits(platform.addresses());
        return platform;
    }

    /**
     * Measures what the database of a platform can do without us; {@link #platform} does it by itself.
     *
     * @param addresses of a platform that is ready
     */
    public void measureCommits(PlatformAddresses addresses) {
        try (var connection = addresses.superuser("postgres").getConnection()) {
            machine = machine.withCommits(connection);
            say("%s", machine);
        } catch (SQLException e) {
            throw new IllegalStateException("bare commits could not be measured", e);
        }
    }

    /** What the machine can do without us. */
    MachineFigures machine() {
        return machine;
    }

    /** Closes it with the ground, last opened first, before the platform stops. */
    public <T extends AutoCloseable> T keep(T resource) {
        opened.addLast(resource);
        return resource;
    }

    /** @throws StartFailure when the service's program is not there */
    public void requireBuilt(Service service) {
        if (!Files.isRegularFile(service.program(checkout))) {
            throw new StartFailure(service.serviceName() + " is not built; build it with ./mvnw -DskipTests package.");
        }
    }

    /** Shows the last lines that each service wrote. */
    void showLogs() {
        for (Service service : services) {
            LogTail.of(new StateFolder(folder).log(service.serviceName()), TAIL)
                    .forEach(line -> say("%s: %s", service.serviceName(), line));
        }
    }

    /** Whether the run is being broken off. */
    boolean isEnding() {
        return ending;
    }

    @Override
    public void close() throws IOException {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException alreadyEnding) {
            return;
        }
        say("Stops and clears up.");
        opened.reversed().forEach(this::close);
        if (platform != null) {
            platform.close();
        }
        Folders.delete(folder);
    }

    private void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            say("Could not be closed: %s", e);
        }
    }

    /** The platform stops itself at the same time; its folder can go when the file that names its processes is gone. */
    private void clearAfterStop() {
        ending = true;
        opened.reversed().forEach(this::close);
        long deadline = System.nanoTime() + LONGEST_STOP.toNanos();
        while (Files.exists(folder.resolve("run.json")) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            System.err.println("Left behind: " + folder + " (" + e.getMessage() + ")");
        }
    }
}
