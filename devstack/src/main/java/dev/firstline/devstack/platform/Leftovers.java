package dev.firstline.devstack.platform;

import dev.firstline.devstack.process.ProcessIdentity;
import dev.firstline.devstack.process.StopSignal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Processes of an earlier run whose launcher was killed; never anything else, because number and start time must both agree. */
public final class Leftovers {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Leftovers() {}

    /** Ends them, the database in order and the others at once, and returns their names. */
    public static List<String> end(Map<String, ProcessIdentity> processes) {
        List<Map.Entry<String, ProcessIdentity>> alive = processes.entrySet().stream()
                .filter(entry -> entry.getValue().find().isPresent())
                .toList();
        alive.forEach(entry -> entry.getValue().find().ifPresent(process -> {
            if ("postgres".equals(entry.getKey())) {
                StopSignal.INT.send(process);
            } else {
                process.destroyForcibly();
            }
        }));
        alive.forEach(entry -> entry.getValue().find().ifPresent(Leftovers::await));
        return alive.stream().map(Map.Entry::getKey).toList();
    }

    private static void await(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
