package dev.firstline.diagnosis.ruleset;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.notNullValue;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.diagnosis.rim.DiagnosisRimTest;
import dev.firstline.diagnosis.rim.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@DiagnosisRimTest
class RuleSetResourceTest {

    @Test
    void theRulesAreReadInTheirOrderWithTheirSources() {
        World.ofItsOwn()
                .as(Roles.OPS)
                .get("/v1/rules")
                .then()
                .statusCode(200)
                .body("version", equalTo("2026-11-29.5"))
                .body("rules[0].id", equalTo("own-tenant"))
                .body("rules[0].place", equalTo(1))
                .body("rules[-1].id", equalTo("partner-first"))
                .body("rules.source", everyItem(notNullValue()))
                .body("rules.sourceDate", everyItem(notNullValue()));
    }

    @Test
    void everyOperationIsDocumentedWithAnExample() {
        Map<String, Map<String, Map<String, Object>>> paths =
                given().get("/q/openapi?format=json").jsonPath().getMap("paths");
        var without = new ArrayList<String>();
        paths.forEach((path, operations) -> operations.forEach((method, operation) -> {
            if (List.of("get", "put", "post", "delete").contains(method)
                    && path.startsWith("/v1/")
                    && !path.startsWith("/v1/ops")
                    && !operation.get("responses").toString().contains("examples=")) {
                without.add(method + " " + path);
            }
        }));

        assertThat(paths.keySet())
                .contains(
                        "/v1/rules",
                        "/v1/incidents",
                        "/v1/incidents/{incidentId}",
                        "/v1/diagnoses/dry-run",
                        "/v1/tickets/{ticketId}/diagnoses");
        assertThat(without).isEmpty();
    }
}
