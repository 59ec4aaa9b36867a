package dev.firstline.sla.settings;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.ProblemType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that is wrong with one document, and on which line its values stand. */
public final class Faults {

    /** Nobody reads more of them at once. */
    private static final int MOST = 200;

    private final Map<String, Integer> lines = new HashMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private final List<Fault> hints = new ArrayList<>();
    private final Map<String, Object> members = new HashMap<>();

    /** Says where a value stands. */
    public void place(String pointer, int line) {
        lines.put(pointer, line);
    }

    /** Notes a fault of the value at a pointer. */
    public void at(String pointer, String detail) {
        note(new Fault(line(pointer), pointer, detail));
    }

    /** Notes what follows from a value as it is, unless something there is known to be wrong. */
    public void unlessKnown(String pointer, String detail) {
        if (!touch(pointer)) {
            at(pointer, detail);
        }
    }

    /** Notes what is not wrong, but hardly meant. */
    public void hint(String pointer, String detail) {
        if (hints.size() < MOST) {
            hints.add(new Fault(line(pointer), pointer, detail));
        }
    }

    /** What is hardly meant, in the order of the lines. */
    public List<Fault> hints() {
        return inOrder(hints);
    }

    /** Notes a fault of the text itself. */
    public void onLine(@Nullable Integer line, String detail) {
        note(new Fault(line, "", detail));
    }

    /** Notes what a body of the API says of itself. */
    public void at(String pointer, Problem problem) {
        problem.members().forEach((member, value) -> {
            if (!member.equals("errors")) {
                members.putIfAbsent(member, value);
            }
        });
        if (problem.members().get("errors") instanceof List<?> errors) {
            for (var error : errors) {
                if (error instanceof Problem.InvalidValue(var inside, var detail)) {
                    at(pointer + inside, detail);
                }
            }
        } else {
            at(pointer, String.valueOf(problem.getMessage()));
        }
    }

    /** Whether nothing is wrong with it. */
    public boolean none() {
        return faults.isEmpty();
    }

    /** Whether something at, below or above that pointer is known to be wrong: what follows from it need not be said. */
    public boolean touch(String pointer) {
        return faults.stream().anyMatch(fault -> holds(fault.pointer(), pointer) || holds(pointer, fault.pointer()));
    }

    /** In the order of their lines. */
    public List<Fault> all() {
        return inOrder(faults);
    }

    private static List<Fault> inOrder(List<Fault> faults) {
        return faults.stream()
                .sorted(Comparator.comparing(Fault::line, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
    }

    /** Whether no further one will be noted: looking for more is in vain. */
    public boolean full() {
        return faults.size() >= MOST;
    }

    /** @throws Problem 422 with all of them, as of a document, when there are any */
    public void refuse() {
        if (!none()) {
            throw new Problem(
                            ProblemType.INVALID,
                            faults.size() == 1
                                    ? sentence(faults.getFirst())
                                    : "The document has " + faults.size() + " faults; see errors.")
                    .with("errors", all());
        }
    }

    /** @throws Problem 422 with all of them, as of the body of one setting, when there are any */
    public void refuseBody() {
        if (!none()) {
            var problem = Problem.invalid(faults.stream()
                    .map(fault -> new Problem.InvalidValue(fault.pointer(), fault.detail()))
                    .sorted(Comparator.comparing(Problem.InvalidValue::pointer))
                    .toList());
            members.forEach(problem::with);
            throw problem;
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
        for (var near = pointer; near.startsWith("/"); near = near.substring(0, near.lastIndexOf('/'))) {
            var line = lines.get(near);
            if (line != null) {
                return line;
            }
        }
        return lines.get("");
    }
}
