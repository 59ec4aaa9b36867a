package dev.firstline.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@Stack
class OpenApiTest {

    private static final List<String> METHODS = List.of("get", "put", "post", "patch", "delete");

    @Test
    void everyOperationHasAnIdASummaryAndAnExampleOfItsAnswerAndItsBody() {
        Map<String, Map<String, Object>> paths =
                given().accept("application/json").get("/q/openapi").jsonPath().getMap("paths");
        var lacking = new ArrayList<String>();
        paths.forEach((path, item) -> item.forEach((method, operation) -> {
            if (METHODS.contains(method) && path.startsWith("/v1") && !path.startsWith("/v1/ops")) {
                check(method + " " + path, asMap(operation), lacking);
            }
        }));

        assertThat(paths)
                .containsKeys(
                        "/v1/tickets",
                        "/v1/tickets/{id}",
                        "/v1/tickets/bulk",
                        "/v1/tickets/by-number/{number}",
                        "/v1/tickets/{ticketId}/communications",
                        "/v1/customers/{externalId}",
                        "/v1/customers/{customer}/contacts/{externalId}",
                        "/v1/changes");
        assertThat(lacking).isEmpty();
    }

    private static void check(String name, Map<String, Object> operation, List<String> lacking) {
        if (operation.get("operationId") == null || operation.get("summary") == null) {
            lacking.add(name + ": operationId or summary");
        }
        var answers = asMap(operation.get("responses"));
        if (answers.entrySet().stream()
                .filter(answer -> answer.getKey().startsWith("2"))
                .noneMatch(answer -> hasExample(asMap(answer.getValue())))) {
            lacking.add(name + ": example of the answer");
        }
        if (operation.get("requestBody") != null && !hasExample(asMap(operation.get("requestBody")))) {
            lacking.add(name + ": example of the body");
        }
    }

    private static boolean hasExample(Map<String, Object> withContent) {
        return asMap(withContent.get("content")).values().stream()
                .anyMatch(media -> !asMap(asMap(media).get("examples")).isEmpty());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMap(Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }
}
