package dev.firstline.chassis.http;

import dev.firstline.chassis.problem.Pointers;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.Problem.InvalidValue;
import jakarta.enterprise.context.RequestScoped;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which fields the {@link MergePatch} of this request empties. */
@RequestScoped
public class EmptiedFields {

    private Set<String> names = Set.of();

    void are(Set<String> emptied) {
        names = Set.copyOf(emptied);
    }

    /**
     * The fields that are null in the body.
     *
     * @param patch the body's record, whose {@link Emptiable} components can be null
     * @throws Problem 422 that names each of the others
     */
    public Set<String> among(Class<? extends Record> patch) {
        var refused = new TreeSet<>(names);
        Arrays.stream(patch.getRecordComponents())
                .filter(component -> component.isAnnotationPresent(Emptiable.class))
                .map(RecordComponent::getName)
                .forEach(refused::remove);
        if (!refused.isEmpty()) {
            throw Problem.invalid(refused.stream()
                    .map(name -> new InvalidValue(
                            "/" + Pointers.escaped(name), "cannot be emptied; leave it out to keep what is there"))
                    .collect(Collectors.toList()));
        }
        return names;
    }
}
