package dev.firstline.devstack.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** How much memory processes hold. */
public final class Memory {

    private Memory() {}

    /**
     * The memory of a process and all below it, in bytes; 0 when the system does not tell.
     *
     * <p>On Linux pages that processes share are counted once (PSS), elsewhere once for each (RSS).
     */
    public static long of(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .mapToLong(Memory::alone)
                .sum();
    }

    /** The memory of one process without those below it, in bytes; 0 when the system does not tell. */
    public static long alone(ProcessHandle process) {
        Path rollup = Path.of("/proc", Long.toString(process.pid()), "smaps_rollup");
        try {
            if (Files.exists(rollup)) {
                return kibibytes(Files.readAllLines(rollup), "Pss:") * 1024;
            }
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(process.pid())).start();
            try (var words = ps.inputReader()) {
                String line = words.readLine();
                return line == null ? 0 : Long.parseLong(line.strip()) * 1024;
            }
        } catch (IOException | NumberFormatException endedMeanwhile) {
            return 0;
        }
    }

    static long kibibytes(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()).strip().split("\\s+")[0])
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }
}
