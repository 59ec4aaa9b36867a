package dev.firstline.chassis.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import dev.firstline.contracts.ticket.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExactEnumsTest {

    private final ObjectMapper json = new ObjectMapper();

    ExactEnumsTest() {
        new StrictJson().customize(json);
    }

    record Wish(Severity severity, List<Severity> others) {}

    @Test
    void aNameIsTakenAsItIsWritten() throws JsonProcessingException {
        assertThat(read("C")).isEqualTo(new Wish(Severity.C, List.of(Severity.C)));
    }

    @ParameterizedTest
    @ValueSource(strings = {" C", "C ", "\\tC", "C\\n", "c", "", " "})
    void andNeverInAnotherSpelling(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        InvalidFormatException.class,
                        e -> assertThat(e.getTargetType()).isEqualTo(Severity.class));
    }

    private Wish read(String text) throws JsonProcessingException {
        return json.readValue("{\"severity\":\"%1$s\",\"others\":[\"%1$s\"]}".formatted(text), Wish.class);
    }
}
