package dev.firstline.benchmarks.processes;

/**
 * What {@code /proc/PID/stat} says of a process, or {@code /proc/PID/task/TID/stat} of a thread: see proc(5).
 *
 * @param id number of the process or thread
 * @param name as the kernel keeps it: 15 bytes at most, anything may be in it
 * @param parent number of the process that it belongs below
 * @param userTicks processor time in its own code
 * @param systemTicks processor time in the kernel for it
 * @param endedTicks both, of those children that have ended and were waited for
 * @param startTicks when it began, since the start of the machine; tells it from a later one of the same number
 */
public record ProcStat(
        long id, String name, long parent, long userTicks, long systemTicks, long endedTicks, long startTicks) {

    /** The kernel counts in hundredths of a second towards programs, whatever it counts in itself. */
    public static final long MILLIS_PER_TICK = 10;

    /** Numbers of the fields as proc(5) counts them; the first behind the name is the third. */
    private static final int FIRST = 3;

    private static final int PARENT = 4;
    private static final int USER = 14;
    private static final int SYSTEM = 15;
    private static final int ENDED_USER = 16;
    private static final int ENDED_SYSTEM = 17;
    private static final int START = 22;

    /**
     * Reads the line.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static ProcStat parse(String line) {
        // The name stands in parentheses and may itself have spaces and parentheses in it.
        int open = line.indexOf('(');
        int close = line.lastIndexOf(')');
        if (open < 1 || close < open) {
            throw notOne(line);
        }
        var fields = line.substring(close + 1).strip().split(" ");
        if (fields.length <= START - FIRST) {
            throw notOne(line);
        }
        return new ProcStat(
                Long.parseLong(line.substring(0, open).strip()),
                line.substring(open + 1, close),
                field(fields, PARENT),
                field(fields, USER),
                field(fields, SYSTEM),
                field(fields, ENDED_USER) + field(fields, ENDED_SYSTEM),
                field(fields, START));
    }

    /** Processor time of its own, in ticks. */
    public long ticks() {
        return userTicks + systemTicks;
    }

    private static long field(String[] fields, int number) {
        return Long.parseLong(fields[number - FIRST]);
    }

    private static IllegalArgumentException notOne(String line) {
        return new IllegalArgumentException("not a line of /proc/PID/stat: " + line);
    }
}
