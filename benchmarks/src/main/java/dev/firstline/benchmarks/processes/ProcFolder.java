package dev.firstline.benchmarks.processes;

import dev.firstline.devstack.platform.Memory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads Linux's {@code /proc}. */
public final class ProcFolder {

    private static final Path PROC = Path.of("/proc");

    private ProcFolder() {}

    /** Why processor time cannot be read here; empty on Linux. */
    public static Optional<String> obstacle() {
        return Files.isReadable(PROC.resolve("self/stat"))
                ? Optional.empty()
                : Optional.of("Processor time is read from Linux's /proc, which this machine does not have:"
                        + " this benchmark runs on Linux only.");
    }

    /** Times of a process; empty when it has ended. */
    public static Optional<ProcStat> stat(long pid) {
        return line(PROC.resolve(String.valueOf(pid)).resolve("stat")).map(ProcStat::parse);
    }

    /**
     * Reads processes and, of PostgreSQL, all that are below it.
     *
     * @param accounts number of each process and to whom it is charged; PostgreSQL's is {@link Account#DATABASE_BACKGROUND}
     * @param databases those of the services
     */
    public static List<ProcessMeter> read(Map<Long, Account> accounts, Collection<String> databases) {
        var all = new HashMap<>(accounts);
        accounts.forEach((pid, account) -> {
            if (account.equals(Account.DATABASE_BACKGROUND)) {
                all.putAll(below(pid, databases));
            }
        });
        var meters = new ArrayList<ProcessMeter>();
        // Times first and quickly; memory takes the kernel longer.
        var times = new HashMap<Long, ProcStat>();
        all.keySet().forEach(pid -> stat(pid).ifPresent(stat -> times.put(pid, stat)));
        var threads = new HashMap<Long, List<ThreadMeter>>();
        times.keySet().forEach(pid -> threads.put(pid, threads(pid)));
        times.forEach((pid, stat) -> meters.add(new ProcessMeter(
                Objects.requireNonNull(all.get(pid)),
                stat,
                ProcessHandle.of(pid).map(Memory::alone).orElse(0L),
                threads.getOrDefault(pid, List.of()))));
        return meters;
    }

    private static Map<Long, Account> below(long postmaster, Collection<String> databases) {
        var titles = new HashMap<Long, PostgresTitle>();
        ProcessHandle.of(postmaster).stream()
                .flatMap(ProcessHandle::descendants)
                .forEach(child -> line(PROC.resolve(String.valueOf(child.pid())).resolve("cmdline"))
                        .ifPresent(title -> titles.put(child.pid(), PostgresTitle.of(title.replace('\0', ' ')))));
        var accounts = new HashMap<Long, Account>();
        titles.forEach((pid, title) -> {
            var helped = title.helps().isPresent()
                    ? titles.getOrDefault(title.helps().getAsLong(), title)
                    : title;
            accounts.put(pid, helped.account(databases));
        });
        return accounts;
    }

    private static List<ThreadMeter> threads(long pid) {
        try (Stream<Path> tasks = Files.list(PROC.resolve(String.valueOf(pid)).resolve("task"))) {
            return tasks.flatMap(task -> thread(task).stream()).toList();
        } catch (IOException | UncheckedIOException endedMeanwhile) {
            return List.of();
        }
    }

    private static Optional<ThreadMeter> thread(Path task) {
        return line(task.resolve("stat"))
                .map(ProcStat::parse)
                .map(stat -> new ThreadMeter(
                        stat.id(),
                        stat.startTicks(),
                        ThreadMeter.group(stat.name()),
                        stat.ticks(),
                        line(task.resolve("status")).map(ProcFolder::switches).orElse(0L)));
    }

    /** The sum of the two lines about context switches in a {@code status}. */
    static long switches(String status) {
        return status.lines()
                .filter(line ->
                        line.startsWith("voluntary_ctxt_switches:") || line.startsWith("nonvoluntary_ctxt_switches:"))
                .mapToLong(line ->
                        Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
                .sum();
    }

    private static Optional<String> line(Path file) {
        try {
            return Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException endedMeanwhile) {
            return Optional.empty();
        }
    }
}
