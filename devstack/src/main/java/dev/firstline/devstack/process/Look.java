package dev.firstline.devstack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * What one look at a process that is waited for shows of its work.
 *
 * @param at when, on a clock that only goes forward and stands still while the machine sleeps
 * @param processor the processor time that it and all below it have used
 * @param logBytes how long its log is
 * @param worksElsewhere whether another process works for it now, such as the database on its migration
 */
public record Look(Duration at, Duration processor, long logBytes, boolean worksElsewhere) {

    /** A look at a process as it is now. */
    public static Look at(ChildProcess process, boolean worksElsewhere) {
        return new Look(now(), processor(process.handle()), size(process.spec().log()), worksElsewhere);
    }

    /** A look at a process of which no log is known. */
    public static Look at(ProcessHandle process) {
        return new Look(now(), processor(process), 0, false);
    }

    /** Now, on the clock of {@link #at()}. */
    public static Duration now() {
        return Duration.ofNanos(System.nanoTime());
    }

    /** The processor time of a process and all below it; zero when the system does not tell. */
    public static Duration processor(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static long size(Path log) {
        try {
            return Files.size(log);
        } catch (IOException none) {
            return 0;
        }
    }
}
