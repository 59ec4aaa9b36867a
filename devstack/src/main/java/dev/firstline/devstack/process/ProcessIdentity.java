package dev.firstline.devstack.process;

import java.time.Instant;
import java.util.Optional;

/**
 * What tells a process from a later one that got the same number.
 *
 * @param pid the number
 * @param startedAtMillis when it started, in milliseconds since the epoch as the operating system tells it; 0 if it does not
 */
public record ProcessIdentity(long pid, long startedAtMillis) {

    /** The identity of a process. */
    public static ProcessIdentity of(ProcessHandle process) {
        return new ProcessIdentity(process.pid(), startOf(process));
    }

    /** The running process with this identity; empty when it ended, also when its number was given to another. */
    public Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isThis);
    }

    private boolean isThis(ProcessHandle process) {
        // The clock of the kernel counts in ticks, and the JVM adds the boot time to it: both may round.
        return startedAtMillis != 0 && Math.abs(startOf(process) - startedAtMillis) <= 20;
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
