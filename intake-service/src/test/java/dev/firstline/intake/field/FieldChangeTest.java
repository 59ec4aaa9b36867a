package dev.firstline.intake.field;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.chassis.problem.Problem.InvalidValue;
import dev.firstline.intake.field.Declarations.Book;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FieldChangeTest {

    private static final FieldValues BEFORE = FieldValues.of(Map.of("contract", "4711", "old", "x"));
    private static final Map<String, FieldDefinition> DECLARED =
            Map.of("contract", field("contract", FieldType.TEXT), "seats", field("seats", FieldType.NUMBER));

    @Test
    void whatIsNamedIsPutInAndWhatIsNullIsEmptiedAndTheRestStays() {
        var change = new HashMap<String, @Nullable String>();
        change.put("seats", "12.0");
        change.put("contract", null);
        var done = FieldChange.of(BEFORE, change, DECLARED);

        assertThat(done.faults()).isEmpty();
        assertThat(done.values().values()).isEqualTo(Map.of("seats", "12", "old", "x"));
    }

    @Test
    void whatIsNotDeclaredAnyMoreStaysUntilItIsEmptied() {
        assertThat(FieldChange.of(BEFORE, Map.of("seats", "1"), DECLARED)
                        .values()
                        .values())
                .containsEntry("old", "x");
        assertThat(FieldChange.of(BEFORE, Map.of("old", "y"), DECLARED).faults())
                .hasSize(1);
        var emptied = new HashMap<String, @Nullable String>();
        emptied.put("old", null);
        assertThat(FieldChange.of(BEFORE, emptied, DECLARED).values().values()).containsOnlyKeys("contract");
    }

    @Test
    void eachFaultIsNamedByItsPlace() {
        var faults = FieldChange.of(FieldValues.NONE, Map.of("seats", "many", "a/b", "x"), DECLARED)
                .faults();

        assertThat(faults.stream().map(InvalidValue::pointer))
                .containsExactlyInAnyOrder("/fields/seats", "/fields/a~1b");
    }

    @Test
    void aTicketHasSoManyAtMost() {
        var fields =
                IntStream.range(0, FieldChange.MOST + 1).mapToObj(n -> "k" + n).toList();
        var declared = fields.stream().collect(Collectors.toMap(key -> key, key -> field(key, FieldType.TEXT)));
        var values = fields.stream().collect(Collectors.toMap(key -> key, key -> "v"));

        assertThat(FieldChange.of(FieldValues.NONE, values, declared).faults()).hasSize(1);
        values.remove("k0");
        assertThat(FieldChange.of(FieldValues.NONE, values, declared).faults()).isEmpty();
        assertThat(FieldValues.of(values).absorbing(BEFORE)).isEqualTo(FieldValues.of(values));
        assertThat(BEFORE.absorbing(FieldValues.of(Map.of("contract", "1", "seats", "2")))
                        .values())
                .isEqualTo(Map.of("contract", "4711", "old", "x", "seats", "2"));
    }

    @Test
    void ofTwoDeclarationsOfOneKeyTheUpperCounts() {
        var above = new Book("contoso", List.of(field("seats", FieldType.NUMBER)));
        var own = new Book("contoso/northwind", List.of(field("seats", FieldType.TEXT), field("own", FieldType.DATE)));

        var declared = Declarations.of(List.of(own, above));
        assertThat(declared).isEqualTo(Declarations.of(List.of(above, own))).containsOnlyKeys("seats", "own");
        assertThat(declared).containsEntry("seats", field("seats", FieldType.NUMBER));
    }

    private static FieldDefinition field(String key, FieldType type) {
        return new FieldDefinition(key, "n", type, null, null, null, null);
    }
}
