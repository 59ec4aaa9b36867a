package dev.firstline.console.page;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientSecretIsSetTest {

    private final ClientSecretIsSet start = new ClientSecretIsSet();

    @Test
    void withoutASecretTheServiceDoesNotStartAndNamesTheVariable() {
        refuses(configuration(Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void anEmptySecretIsNone(String secret) {
        refuses(configuration(Map.of("firstline.oidc.client-secret", secret)));
    }

    @Test
    void withASecretItStarts() {
        var config = configuration(Map.of("firstline.oidc.client-secret", "given by the issuer"));

        assertThatCode(() -> start.check(new StartupEvent(), config)).doesNotThrowAnyException();
    }

    private void refuses(Config config) {
        assertThatThrownBy(() -> start.check(new StartupEvent(), config))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "FIRSTLINE_OIDC_CLIENT_SECRET must be set to the secret of the client \"console\" at the issuer.");
    }

    /** Without the environment, in which the variable may be set. */
    private static Config configuration(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build();
    }
}
