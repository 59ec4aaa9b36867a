package dev.firstline.devstack.platform;

import dev.firstline.devstack.process.ChildProcess;
import dev.firstline.devstack.process.ProcessIdentity;
import dev.firstline.devstack.process.ProcessSpec;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Keeps child processes running: one that ends is started again, a little later each time, until it is too often. */
final class Supervisor implements AutoCloseable {

    private final Consumer<String> tell;
    private final Consumer<Map<String, ProcessIdentity>> changed;
    private final CompletableFuture<String> gaveUp = new CompletableFuture<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().daemon().name("supervisor").unstarted(work));
    private final Map<String, Ward> wards = new LinkedHashMap<>();
    private boolean closed;

    /**
     * @param tell hears in one line what ended and what is done about it
     * @param changed hears which processes there are, whenever that changes
     */
    Supervisor(Consumer<String> tell, Consumer<Map<String, ProcessIdentity>> changed) {
        this.tell = tell;
        this.changed = changed;
    }

    /** Starts a process; as long as {@link #watch} was not called for it, it is not started again. */
    synchronized void start(ProcessSpec spec) throws IOException {
        if (closed) {
            throw new IOException("stopping");
        }
        ChildProcess process = ChildProcess.start(spec);
        Ward ward = wards.computeIfAbsent(spec.name(), name -> new Ward(process));
        ward.process = process;
        ward.planned = false;
        process.exit().thenAcceptAsync(code -> ended(process, code), timer);
        report();
    }

    /** From now on it is started again when it ends. */
    synchronized void watch(String name) {
        Ward ward = ward(name);
        ward.watched = true;
        if (!ward.process.isAlive()) {
            // Ended between its first sign of being ready and now, when nobody minded it yet.
            ended(ward.process, ward.process.exit().join());
        }
    }

    /** How often each that had to be was started again, by name. */
    synchronized Map<String, Restarts> restarts() {
        Map<String, Restarts> all = new LinkedHashMap<>();
        wards.forEach((name, ward) -> ward.restarts.ifPresent(restarts -> all.put(name, restarts)));
        return all;
    }

    /** Completes with a sentence when a process ended too often. */
    CompletableFuture<String> gaveUp() {
        return gaveUp;
    }

    /** The process of that name as it is now. */
    synchronized Optional<ChildProcess> process(String name) {
        return Optional.ofNullable(wards.get(name)).map(ward -> ward.process);
    }

    /** All as they are now. */
    synchronized Collection<ChildProcess> processes() {
        return wards.values().stream().map(ward -> ward.process).toList();
    }

    /** Kills one at once; it is started again like any that ends, but not counted. */
    synchronized void kill(String name) {
        Ward ward = ward(name);
        ward.planned = true;
        ward.process.kill();
    }

    /** Kills one at once because it is not well; it is started again, and that is counted as if it had ended by itself. */
    synchronized void restart(String name) {
        ward(name).process.kill();
    }

    /** Kills one at once and leaves it down until {@link #release}. */
    synchronized void hold(String name) {
        ward(name).held = true;
        ward(name).process.kill();
    }

    /** Starts one again that was held. */
    synchronized void release(String name) throws IOException {
        Ward ward = ward(name);
        ward.held = false;
        if (!ward.process.isAlive()) {
            start(ward.process.spec());
        }
    }

    /** Forgets one, so that it is not started again, and hands it over to be ended. */
    void dismiss(String name, Consumer<ChildProcess> end) {
        ChildProcess process;
        synchronized (this) {
            process = ward(name).process;
            ward(name).watched = false;
        }
        end.accept(process);
        synchronized (this) {
            wards.remove(name);
            report();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        timer.shutdownNow();
    }

    private synchronized void ended(ChildProcess process, int code) {
        String name = process.spec().name();
        Ward ward = wards.get(name);
        if (closed || ward == null || !ward.watched || ward.process != process || ward.held) {
            return;
        }
        Optional<Duration> wait = ward.planned
                ? Optional.of(Duration.ZERO)
                : ward.deaths.count(Clock.systemUTC().instant());
        if (wait.isEmpty()) {
            gaveUp.complete(name + " ended " + Deaths.TOO_MANY
                    + " times within a minute, so everything is stopped; why stands in "
                    + process.spec().log() + ".");
            return;
        }
        ward.restarts =
                Optional.of(Restarts.oneMore(ward.restarts, Clock.systemUTC().instant(), code));
        tell.accept(name + " ended (code " + code + ") and is started again.");
        timer.schedule(() -> again(process), wait.get().toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void again(ChildProcess process) {
        Ward ward = ward(process.spec().name());
        if (closed || ward.held || ward.process != process) {
            return;
        }
        try {
            start(process.spec());
        } catch (IOException e) {
            gaveUp.complete(process.spec().name() + " cannot be started again: " + e.getMessage());
        }
    }

    private Ward ward(String name) {
        Ward ward = wards.get(name);
        if (ward == null) {
            throw new IllegalArgumentException("there is no process named " + name + "; there are " + wards.keySet());
        }
        return ward;
    }

    private void report() {
        Map<String, ProcessIdentity> identities = new LinkedHashMap<>();
        wards.forEach((name, ward) -> identities.put(name, ward.process.identity()));
        changed.accept(identities);
    }

    /** One name, and the process that has it now. */
    private static final class Ward {
        private final Deaths deaths = new Deaths();
        private Optional<Restarts> restarts = Optional.empty();
        private ChildProcess process;
        private boolean watched;
        private boolean planned;
        private boolean held;

        Ward(ChildProcess process) {
            this.process = process;
        }
    }
}
