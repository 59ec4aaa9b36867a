package dev.firstline.sla.configuration;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.ProblemType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that is wrong with one document, and on which line its values stand. */
final class Faults {

    /** Nobody reads more of them at once. */
    private static final int MOST = 200;

    private final Map<String, Integer> lines = new HashMap<>();
    private final List<Fault> faults = new ArrayList<>();

    /** Says where a value stands. */
    void place(String pointer, int line) {
        lines.put(pointer, line);
    }

    /** Notes a fault of the value at a pointer. */
    void at(String pointer, String detail) {
        note(new Fault(line(pointer), pointer, detail));
    }

    /** Notes a fault of the text itself. */
    void onLine(@Nullable Integer line, String detail) {
        note(new Fault(line, "", detail));
    }

    /** Notes what a body of the API says of itself. */
    void at(String pointer, Problem problem) {
        if (problem.members().get("errors") instanceof List<?> errors) {
            for (var error : errors) {
                if (error instanceof Problem.InvalidValue(var inside, var detail)) {
                    at(pointer + inside, detail);
                }
            }
        } else {
            at(pointer, problem.getMessage());
        }
    }

    boolean none() {
        return faults.isEmpty();
    }

    /** Whether something at, below or above that pointer is known to be wrong: what follows from it need not be said. */
    boolean touch(String pointer) {
        return faults.stream().anyMatch(fault -> holds(fault.pointer(), pointer) || holds(pointer, fault.pointer()));
    }

    /** In the order of their lines. */
    List<Fault> all() {
        return faults.stream()
                .sorted(Comparator.comparing(Fault::line, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
    }

    /** Whether no further one will be noted: looking for more is in vain. */
    boolean full() {
        return faults.size() >= MOST;
    }

    /** @throws Problem 422 with all of them when there are any */
    void refuse() {
        if (!none()) {
            throw new Problem(
                            ProblemType.INVALID,
                            faults.size() == 1
                                    ? sentence(faults.getFirst())
                                    : "The document has " + faults.size() + " faults; see errors.")
                    .with("errors", all());
        }
    }

    private static String sentence(Fault fault) {
        var line = fault.line() == null ? "The document" : "Line " + fault.line();
        return line + (fault.pointer().isEmpty() ? "" : ", " + fault.pointer()) + ": " + fault.detail() + ".";
    }

    private void note(Fault fault) {
        if (!full() && !faults.contains(fault)) {
            faults.add(fault);
        }
    }

    private static boolean holds(String outer, String inner) {
        return inner.equals(outer) || inner.startsWith(outer + "/");
    }

    /** Of the value, or of the nearest one around it. */
    private @Nullable Integer line(String pointer) {
        for (var near = pointer; !near.isEmpty(); near = near.substring(0, near.lastIndexOf('/'))) {
            var line = lines.get(near);
            if (line != null) {
                return line;
            }
        }
        return lines.get("");
    }
}
