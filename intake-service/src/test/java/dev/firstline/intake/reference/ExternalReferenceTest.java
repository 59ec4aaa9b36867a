package dev.firstline.intake.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.chassis.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalReferenceTest {

    @ParameterizedTest
    @CsvSource({
        "crm:4711, crm, 4711",
        "monitoring:alarm/88:1, monitoring, alarm/88:1",
        "mail:<a;b%2F@x.example>, mail, <a;b%2F@x.example>",
        "a.b-c_1:Ä 7, a.b-c_1, Ä 7"
    })
    void theSystemEndsAtTheFirstColonAndTheIdMayHaveAnythingPrintable(String text, String system, String id) {
        var reference = ExternalReference.parse("reference", text);

        assertThat(reference).isEqualTo(new ExternalReference(system, id));
        assertThat(reference).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "crm", ":4711", "crm:", "CRM:1", "-crm:1", "c rm:1", "crm: 1", "crm:1 ", "crm:a\nb", "crm: "
            })
    void whatIsNoReferenceIsRefused(String text) {
        assertThatThrownBy(() -> ExternalReference.parse("reference", text))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("crm:4711");
    }

    @Test
    void systemAndIdHaveAnEnd() {
        ExternalReference.parse("reference", "s".repeat(40) + ":" + "i".repeat(200));

        assertThatThrownBy(() -> ExternalReference.parse("reference", "s".repeat(41) + ":1"))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> ExternalReference.parse("reference", "s:" + "i".repeat(201)))
                .isInstanceOf(Problem.class);
    }
}
