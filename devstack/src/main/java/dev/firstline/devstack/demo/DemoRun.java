package dev.firstline.devstack.demo;

import dev.firstline.devstack.process.ProcessIdentity;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One run of the demonstration, and the marks that everything bears which it sets for others. Runs beside each other do not share any.
 *
 * @param process who runs it
 * @param number which run of that process
 */
public record DemoRun(ProcessIdentity process, int number) {

    /** What demonstrations before this one called all of theirs. */
    public static final DemoRun UNMARKED = new DemoRun(new ProcessIdentity(0, 0), 0);

    private static final AtomicInteger RUNS = new AtomicInteger();
    private static final Pattern MARKED = Pattern.compile("(?i)demo-([0-9a-z]+)-([0-9a-z]+)-([0-9]+)(?:-.*)?");
    private static final Pattern OLD = Pattern.compile("demo|DEMO-(?:TM1|ST1)|the receiver of \\./firstline demo");

    /** A new run of this process. */
    public static DemoRun here() {
        return new DemoRun(ProcessIdentity.of(ProcessHandle.current()), RUNS.incrementAndGet());
    }

    /** The run that set something with this code, id or description; empty when no demonstration did. */
    public static Optional<DemoRun> of(String name) {
        Matcher marks = MARKED.matcher(name);
        if (marks.matches()) {
            try {
                return Optional.of(new DemoRun(
                        new ProcessIdentity(Long.parseLong(marks.group(1), 36), Long.parseLong(marks.group(2), 36)),
                        Integer.parseInt(marks.group(3))));
            } catch (NumberFormatException tooLong) {
                return Optional.empty();
            }
        }
        return OLD.matcher(name).matches() ? Optional.of(UNMARKED) : Optional.empty();
    }

    /** Whether it can still take its things back itself. */
    public boolean isAlive() {
        return process.find().isPresent();
    }

    /** The code of its policies, and the description of its subscriptions. */
    public String mark() {
        return "demo-" + Long.toString(process.pid(), 36) + "-" + Long.toString(process.startedAtMillis(), 36) + "-"
                + number;
    }

    /** The id of one of its incidents. */
    public String incident(String name) {
        return mark().toUpperCase(Locale.ROOT) + "-" + name;
    }
}
