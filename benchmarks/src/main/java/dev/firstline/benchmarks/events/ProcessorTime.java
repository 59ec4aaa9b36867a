package dev.firstline.benchmarks.events;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** The processor time that processes have taken so far, by Linux's {@code /proc}. */
final class ProcessorTime {

    /** The kernel counts in hundredths of a second towards programs, whatever it counts in itself. */
    private static final long MILLIS_PER_TICK = 10;

    private ProcessorTime() {}

    /** Of a process with all below it, also those below it that have ended. */
    static Duration of(long pid) {
        if (!Files.exists(Path.of("/proc/self/stat"))) {
            throw new IllegalStateException("processor time is read from Linux's /proc, which is not here");
        }
        var process = ProcessHandle.of(pid).orElseThrow();
        return Stream.concat(Stream.of(process), process.descendants())
                .map(one -> Path.of("/proc", String.valueOf(one.pid()), "stat"))
                .map(ProcessorTime::read)
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration read(Path stat) {
        try {
            var line = Files.readString(stat);
            // The second field, the name, may have spaces and parentheses in it; from the third on there are numbers.
            var fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
            long ticks = 0;
            // utime, stime, and both of the children that ended: fields 14 to 17.
            for (int field = 14; field <= 17; field++) {
                ticks += Long.parseLong(fields[field - 3]);
            }
            return Duration.ofMillis(ticks * MILLIS_PER_TICK);
        } catch (IOException endedMeanwhile) {
            // From now on its parent has it among those that ended.
            return Duration.ZERO;
        }
    }
}
