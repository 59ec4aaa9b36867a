package dev.firstline.intake.field;

import dev.firstline.chassis.problem.Pointers;
import dev.firstline.chassis.problem.Problem.InvalidValue;
import dev.firstline.intake.field.FieldDefinition.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the fields of a ticket.
 *
 * @param values all that it has afterwards
 * @param faults what cannot be; then nothing is changed
 */
public record FieldChange(FieldValues values, List<InvalidValue> faults) {

    /** Of one ticket, and declared by one tenant. */
    public static final int MOST = 50;

    /**
     * Puts values into fields; null empties one. A field whose declaration is gone keeps its value until it is emptied.
     *
     * @param declared by the key
     */
    public static FieldChange of(
            FieldValues before, Map<String, @Nullable String> change, Map<String, FieldDefinition> declared) {
        var values = new TreeMap<>(before.values());
        var faults = new ArrayList<InvalidValue>();
        change.forEach((key, text) -> {
            var definition = declared.get(key);
            if (text == null) {
                values.remove(key);
            } else if (definition == null) {
                faults.add(new InvalidValue(
                        pointer(key), "is no field that is declared; GET /v1/ticket-fields lists those"));
            } else {
                switch (definition.read(text)) {
                    case Reading.Value(String value) -> values.put(key, value);
                    case Reading.Fault(String why) -> faults.add(new InvalidValue(pointer(key), why));
                }
            }
        });
        if (values.size() > MOST) {
            faults.add(new InvalidValue("/fields", "would be " + values.size() + ", and may be " + MOST));
        }
        return new FieldChange(new FieldValues(values), faults);
    }

    private static String pointer(String key) {
        return "/fields/" + Pointers.escaped(key);
    }
}
