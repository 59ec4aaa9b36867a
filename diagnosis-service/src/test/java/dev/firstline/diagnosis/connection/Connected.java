package dev.firstline.diagnosis.connection;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.contracts.Topic;
import dev.firstline.diagnosis.rim.World;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A tenant, and what it sees of its connections. */
record Connected(World world) {

    static final String PATH = "/v1/health-connections/";

    static Connected ofItsOwn() {
        return new Connected(World.ofItsOwn());
    }

    Response put(StubDirectory directory, String body) {
        return world.as(Roles.ADMIN_AGENT).body(body).put(PATH + directory.id());
    }

    Connected to(StubDirectory directory) {
        put(directory, body(StubDirectory.SECRET)).then().statusCode(201);
        return this;
    }

    static String body(String secret) {
        return "{\"clientId\":\"%s\",\"clientSecret\":\"%s\"}".formatted(UUID.randomUUID(), secret);
    }

    JsonPath show(StubDirectory directory) {
        return world.agent()
                .get(PATH + directory.id())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    JsonPath await(StubDirectory directory, Predicate<JsonPath> seen) {
        return Awaitility.await().atMost(World.PATIENCE).until(() -> show(directory), seen);
    }

    /** Returns once everything that the vendor said by now has been read. */
    void awaitRead(StubDirectory directory) {
        int begun = directory.readings();
        // The one that is under way may have begun before.
        Awaitility.await().atMost(World.PATIENCE).until(() -> directory.readings() >= begun + 3);
    }

    /** The incident as it is listed; null when there is none. */
    @Nullable Map<String, Object> incident(String id) {
        return world
                .agent()
                .queryParam("closed", true)
                .get("/v1/incidents")
                .jsonPath()
                .<Map<String, Object>>getList("items")
                .stream()
                .filter(incident -> id.equals(incident.get("incidentId")))
                .findFirst()
                .orElse(null);
    }

    Map<String, Object> awaitIncident(String id, String status) {
        return Awaitility.await()
                .atMost(World.PATIENCE)
                .until(() -> incident(id), seen -> seen != null && status.equals(seen.get("status")));
    }

    /** Events of that type of a service by now. */
    List<JsonPath> told(String service, String type) {
        return World.told(Topic.HEALTH, service, type).stream()
                .map(record -> JsonPath.from(record.value()))
                .toList();
    }
}
