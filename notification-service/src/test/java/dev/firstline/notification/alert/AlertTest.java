package dev.firstline.notification.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.firstline.chassis.id.Ids;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertTest {

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"a\":{\"data\":{}}}", "{\"a\":\"\\\",\\\"data\\\":\"}", "{\n\"a\": 1.10}"})
    void whatIsKeptIsReadAgain(String data) {
        var alert =
                new Alert("sla.breached", Ids.next().toString(), Instant.EPOCH.toString(), "contoso/northwind", data);

        assertThat(Alert.of(alert.kept())).isEqualTo(alert);
    }

    /** Rows of versions before, and what the mail's texts read. */
    @Test
    void theFormInWhichItIsKeptDoesNotChange() {
        assertThat(new Alert("sla.met", "1", "2026-11-21T09:00:00Z", "contoso", "{}").kept())
                .isEqualTo(
                        "{\"type\":\"sla.met\",\"id\":\"1\",\"timestamp\":\"2026-11-21T09:00:00Z\",\"tenant\":\"contoso\","
                                + "\"data\":{}}");
    }

    @Test
    void anythingElseIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> Alert.of("{}"));
    }
}
