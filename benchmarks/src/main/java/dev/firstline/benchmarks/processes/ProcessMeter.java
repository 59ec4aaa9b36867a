package dev.firstline.benchmarks.processes;

import java.util.List;

/**
 * What a process has used so far.
 *
 * @param account to whom it is charged
 * @param stat times and identity
 * @param memoryBytes what it holds, its share of what it shares
 * @param threads those that are alive
 */
public record ProcessMeter(Account account, ProcStat stat, long memoryBytes, List<ThreadMeter> threads) {

    /** Copies what is mutable. */
    public ProcessMeter {
        threads = List.copyOf(threads);
    }

    Identity identity() {
        return new Identity(stat.id(), stat.startTicks());
    }

    /** A number alone can be given to another process. */
    record Identity(long pid, long startTicks) {}
}
