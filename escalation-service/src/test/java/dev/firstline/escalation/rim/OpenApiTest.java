package dev.firstline.escalation.rim;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@EscalationRimTest
class OpenApiTest {

    @Test
    void everyOperationShowsAnExampleOfItsAnswer() {
        Map<String, Map<String, Object>> paths =
                given().get("/q/openapi?format=json").jsonPath().getMap("paths");

        assertThat(operations(paths)).hasSizeGreaterThanOrEqualTo(15).allSatisfy(operation -> {
            assertThat(operation.get("summary")).isNotNull();
            assertThat(String.valueOf(operation.get("responses"))).contains("examples=");
            if (operation.containsKey("requestBody")
                    && !String.valueOf(operation.get("operationId")).equals("republish")) {
                assertThat(String.valueOf(operation.get("requestBody"))).contains("examples=");
            }
        });
    }

    private static List<Map<?, ?>> operations(Map<String, Map<String, Object>> paths) {
        var found = new ArrayList<Map<?, ?>>();
        paths.forEach((path, methods) -> methods.values().forEach(operation -> {
            if (path.startsWith("/v1/") && operation instanceof Map<?, ?> described) {
                found.add(described);
            }
        }));
        return found;
    }
}
