package dev.firstline.benchmarks.processes;

import java.time.Duration;
import java.util.stream.Stream;

/** The processor time that processes have taken so far, by Linux's {@code /proc}. */
public final class ProcessorTime {

    private ProcessorTime() {}

    /** Of a process with all below it, also those below it that have ended. */
    public static Duration of(long pid) {
        var process = ProcessHandle.of(pid).orElseThrow();
        // One that ended meanwhile: from now on its parent has it among those that ended.
        long ticks = Stream.concat(Stream.of(process), process.descendants())
                .flatMap(one -> ProcFolder.stat(one.pid()).stream())
                .mapToLong(stat -> stat.ticks() + stat.endedTicks())
                .sum();
        return Duration.ofMillis(ticks * ProcStat.MILLIS_PER_TICK);
    }
}
