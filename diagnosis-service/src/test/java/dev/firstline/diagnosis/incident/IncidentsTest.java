package dev.firstline.diagnosis.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.contracts.Topic;
import dev.firstline.diagnosis.rim.DiagnosisRimTest;
import dev.firstline.diagnosis.rim.World;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DiagnosisRimTest
class IncidentsTest {

    private final World world = World.ofItsOwn();
    /** A service of its own for each test: it is the key on the topic. */
    private final String service = "Service " + UUID.randomUUID();

    private String request() {
        return "{\"service\":\"%s\",\"productFamily\":\"AZURE\",\"region\":\"West Europe\"}".formatted(service);
    }

    private List<JsonPath> told(String type) {
        return World.told(Topic.HEALTH, service, type).stream()
                .map(record -> JsonPath.from(record.value()))
                .toList();
    }

    @Test
    void anIncidentIsOpenedToldAndListed() {
        world.agent()
                .body(request())
                .put("/v1/incidents/BC_1-FXZ")
                .then()
                .statusCode(201)
                .body("status", equalTo("OPEN"))
                .body("source", equalTo("MANUAL"))
                .body("tenant", equalTo(world.tenant()));

        assertThat(told("health.incident-opened")).singleElement().satisfies(event -> {
            assertThat(event.getString("incidentId")).isEqualTo("BC_1-FXZ");
            assertThat(event.getString("region")).isEqualTo("West Europe");
            assertThat(event.getString("productFamily")).isEqualTo("AZURE");
        });
        world.agent().get("/v1/incidents").then().statusCode(200).body("items.incidentId", contains("BC_1-FXZ"));
    }

    @Test
    void openingTheSameAgainChangesAndTellsNothing() {
        world.agent().body(request()).put("/v1/incidents/I1").then().statusCode(201);
        world.agent().body(request()).put("/v1/incidents/I1").then().statusCode(200);

        assertThat(told("health.incident-opened")).hasSize(1);
    }

    @Test
    void anIncidentThatIsMeantToBeNewIsRefusedWhereItsIdIsKnown() {
        var onlyNew = world.agent().header("If-None-Match", "*").body(request());
        onlyNew.put("/v1/incidents/I1").then().statusCode(201);

        world.agent()
                .header("If-None-Match", "*")
                .body(request())
                .put("/v1/incidents/I1")
                .then()
                .statusCode(412)
                .body("type", equalTo("urn:firstline:problem:stale-version"));
        assertThat(told("health.incident-opened")).hasSize(1);
    }

    @Test
    void aClosedIncidentIsToldOnceAndCanBeOpenedAgain() {
        world.agent().body(request()).put("/v1/incidents/I1").then().statusCode(201);
        world.agent().delete("/v1/incidents/I1").then().statusCode(200).body("status", equalTo("CLOSED"));
        world.agent().delete("/v1/incidents/I1").then().statusCode(200);

        assertThat(told("health.incident-closed")).hasSize(1);
        world.agent().get("/v1/incidents").then().body("items", empty());
        world.agent().get("/v1/incidents?closed=true").then().body("items.status", contains("CLOSED"));

        world.agent()
                .body(request())
                .put("/v1/incidents/I1")
                .then()
                .statusCode(200)
                .body("status", equalTo("OPEN"));
        assertThat(told("health.incident-opened")).hasSize(2);
    }

    @Test
    void thoseBelowSeeItAndThoseBesideDoNot() {
        world.agent().body(request()).put("/v1/incidents/I1").then().statusCode(201);

        world.child("northwind").agent().get("/v1/incidents").then().body("items.incidentId", contains("I1"));
        World.ofItsOwn().agent().get("/v1/incidents").then().body("items", empty());
    }

    @Test
    void thoseBelowCannotCloseIt() {
        world.agent().body(request()).put("/v1/incidents/I1").then().statusCode(201);

        world.child("northwind")
                .agent()
                .delete("/v1/incidents/I1")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        world.agent().get("/v1/incidents").then().body("items.status", contains("OPEN"));
    }

    @Test
    void theListIsReadPageByPage() {
        for (var id : List.of("I1", "I2", "I3")) {
            world.agent().body(request()).put("/v1/incidents/" + id).then().statusCode(201);
        }

        var first = world.agent().get("/v1/incidents?limit=2").jsonPath();
        assertThat(first.getList("items.incidentId")).containsExactly("I1", "I2");
        world.agent()
                .queryParam("cursor", first.getString("next"))
                .get("/v1/incidents?limit=2")
                .then()
                .body("items.incidentId", contains("I3"))
                .body("next", equalTo(null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"service\":\"\",\"productFamily\":\"AZURE\"}",
                "{\"service\":\"Storage\",\"productFamily\":\"CLOUD\"}",
                "{\"service\":\"Storage\",\"productFamily\":\"AZURE\",\"state\":\"OPEN\"}",
                "{\"service\":\"Storage\",\"productFamily\":\"AZURE\",\"source\":\"RUMOR\"}"
            })
    void anIncidentThatSaysTooLittleOrTooMuchIsRefused(String body) {
        world.agent().body(body).put("/v1/incidents/I1").then().statusCode(422).contentType("application/problem+json");
    }

    @Test
    void anIdThatNoVendorWouldGiveIsRefused() {
        world.agent().body(request()).put("/v1/incidents/a b").then().statusCode(422);
        world.agent()
                .body(request())
                .put("/v1/incidents/" + "a".repeat(65))
                .then()
                .statusCode(422);
    }

    @Test
    void onlyTheDeskOpensIncidents() {
        world.as(Roles.CRM_CLIENT)
                .body(request())
                .put("/v1/incidents/I1")
                .then()
                .statusCode(403);
        world.as(Roles.OPS).delete("/v1/incidents/I1").then().statusCode(403);
        world.as(Roles.CRM_CLIENT).get("/v1/incidents").then().statusCode(200);
    }
}
