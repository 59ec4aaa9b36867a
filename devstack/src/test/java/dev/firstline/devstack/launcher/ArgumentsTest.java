package dev.firstline.devstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

    @Test
    void wordsAndOptionsMayStandInAnyOrder() {
        Arguments arguments = Arguments.parse(List.of("logs", "-f", "sla-service", "--lines=5"));
        assertThat(arguments.command()).isEqualTo("logs");
        assertThat(arguments.words()).containsExactly("sla-service");
        assertThat(arguments.has("f")).isTrue();
        assertThat(arguments.option("lines")).contains("5");
    }

    @Test
    void aValueMayFollowItsOption() {
        Arguments arguments = Arguments.parse(List.of("token", "--tenant", "contoso", "--role", "ops,crm-client"));
        assertThat(arguments.required("tenant")).isEqualTo("contoso");
        assertThat(arguments.required("role")).isEqualTo("ops,crm-client");
    }

    @Test
    void whatIsMissingOrUnknownIsNamed() {
        assertThatThrownBy(() -> Arguments.parse(List.of())).hasMessageContaining("Say what to do");
        assertThatThrownBy(() -> Arguments.parse(List.of("up", "--fast"))).hasMessageContaining("--fast");
        assertThatThrownBy(() -> Arguments.parse(List.of("token", "--tenant"))).hasMessageContaining("needs a value");
        assertThatThrownBy(() -> Arguments.parse(List.of("token")).required("role"))
                .hasMessageContaining("--role is missing");
        assertThatThrownBy(() -> Arguments.parse(List.of("logs")).word(0, "service"))
                .hasMessageContaining("which service");
    }

    @Test
    void actionsAndServicesAreNamedWhenOneIsMissingOrWrong() {
        List<String> actions = List.of("list", "show", "discard");
        assertThatThrownBy(() -> Arguments.parse(List.of("dead-letters")).action(actions))
                .hasMessage("Say list, show or discard: ./firstline dead-letters ACTION …");
        assertThatThrownBy(
                        () -> Arguments.parse(List.of("dead-letters", "burn")).action(actions))
                .hasMessage("Say list, show or discard, not 'burn': ./firstline dead-letters ACTION …");
        assertThatThrownBy(() -> Arguments.parse(List.of("dead-letters", "list", "bogus"))
                        .service(1))
                .hasMessageContaining("There is no service 'bogus'; there are intake-service, diagnosis-service");
        assertThatThrownBy(
                        () -> Arguments.parse(List.of("dead-letters", "list")).service(1))
                .hasMessageContaining("Say which service; there are intake-service");
    }
}
