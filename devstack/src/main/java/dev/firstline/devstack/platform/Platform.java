package dev.firstline.devstack.platform;

import dev.firstline.devstack.process.ChildProcess;
import dev.firstline.devstack.process.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The whole platform as processes on the loopback address: PostgreSQL, Kafka, the services, and around them front door, issuer and mail
 * sink in this process. What ends is started again; {@link #close()} stops all, also when this JVM is asked to end.
 */
public final class Platform implements AutoCloseable {

    private final PlatformOptions options;
    private final PlatformParts parts;
    private final Thread atExit = new Thread(this::stop, "stop-platform");

    private Platform(PlatformOptions options) throws IOException {
        this.options = options;
        this.parts = new PlatformParts(options);
    }

    /**
     * Starts everything and returns when every service is ready.
     *
     * @throws StartFailure with one clear sentence when that is not possible; then everything is stopped again
     */
    public static Platform start(PlatformOptions options) {
        try {
            Preconditions.check(options);
            Platform platform = new Platform(options);
            Runtime.getRuntime().addShutdownHook(platform.atExit);
            try {
                platform.parts.start();
                return platform;
            } catch (RuntimeException e) {
                platform.close();
                throw e;
            }
        } catch (IOException e) {
            throw new StartFailure("Firstline could not be started: " + e.getMessage(), e);
        }
    }

    /** Where everything is. */
    public PlatformAddresses addresses() {
        return parts.addresses();
    }

    /** The one address for people. */
    public URI frontDoor() {
        return addresses().frontDoor();
    }

    /** Kafka's bootstrap address. */
    public String kafka() {
        return addresses().kafka();
    }

    /** The JDBC address of a database, such as {@code sla}. */
    public String jdbcUrl(String database) {
        return addresses().jdbcUrl(database);
    }

    /** A bearer token of the local issuer. */
    public String token(String tenant, String... roles) {
        return addresses().token(tenant, roles);
    }

    /**
     * Starts one more copy of a service and returns when it is ready. It has a port of its own and shares the first one's database and
     * consumer group, so the two share the work; the front door knows only the first. It is watched, killed and stopped like the others.
     *
     * @return the name of its process, {@code sla-service-2}
     * @throws StartFailure with one clear sentence when that is not possible
     */
    public String startCopyOf(Service service) {
        return startCopyOf(service, Map.of());
    }

    /**
     * As {@link #startCopyOf(Service)}, with something added to the environment of this copy alone.
     *
     * @throws StartFailure with one clear sentence when that is not possible
     */
    public String startCopyOf(Service service, Map<String, String> environment) {
        return parts.startCopyOf(service, environment);
    }

    /** Starts a service that is none of the options' for a while; {@link #endAfterAWhile} ends it. */
    void startForAWhile(Service service, Map<String, String> environment) {
        parts.startForAWhile(service, environment);
    }

    /** Ends a service in its usual way, however long that takes. */
    void endAfterAWhile(Service service) {
        parts.endAfterAWhile(service);
    }

    /** The number of the process with that name: {@code sla-service}, {@code kafka}, {@code postgres}. */
    public long pid(String name) {
        return parts.supervisor()
                .process(name)
                .map(ChildProcess::pid)
                .orElseThrow(() -> new IllegalArgumentException("there is no process named " + name));
    }

    /** Kills a process at once (SIGKILL); it is started again. */
    public void kill(String name) {
        options.progress().accept(name + " is killed.");
        parts.supervisor().kill(name);
    }

    /** Kills a process at once and leaves it down until {@link #release}. */
    public void hold(String name) {
        parts.supervisor().hold(name);
    }

    /** Starts a process again that was held. */
    public void release(String name) {
        try {
            parts.supervisor().release(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether database, broker and all services answer that they are ready. */
    public boolean isReady() {
        return parts.isReady();
    }

    /**
     * Waits until all is ready again, as after a kill.
     *
     * @throws IllegalStateException when it is not within the time
     */
    public void waitReady(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!isReady()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not ready within " + patience + ": " + parts.unready());
            }
            Readiness.pause();
        }
    }

    /** Completes with a sentence when a process ended so often that there is no use in starting it again. */
    public CompletableFuture<String> gaveUp() {
        return parts.supervisor().gaveUp();
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException alreadyEnding) {
            return;
        }
        stop();
    }

    private void stop() {
        parts.stop();
    }
}
