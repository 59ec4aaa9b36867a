package dev.firstline.notification.eventtype;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.firstline.contracts.EventCatalog;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.notification.fixture.Api;
import dev.firstline.notification.fixture.Stack;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Schemas as they are served: to whoever asks, at the address that they name themselves. */
@QuarkusTest
@Stack
class EventSchemaApiTest {

    private static final String BREACHED = "/v1/event-types/sla.breached/schema";

    @Test
    void everyTypeHasItsSchemaAtTheAddressThatItNames() {
        assertThat(EventCatalog.all()).allSatisfy(entry -> {
            var path = "/v1/event-types/" + entry.type() + "/schema";
            given().get(path)
                    .then()
                    .statusCode(200)
                    .contentType(startsWith("application/schema+json"))
                    .body("$id", equalTo(FirstlineStack.PUBLIC_URL + path))
                    .body("$schema", equalTo("https://json-schema.org/draft/2020-12/schema"))
                    .body("title", equalTo(entry.type()));
        });
    }

    @Test
    void whatIsServedHoldsAnEventToItsFields() throws IOException {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(given().get(BREACHED).asString(), InputFormat.JSON);

        try (var golden = EventCatalog.class.getResourceAsStream("/golden/sla.breached/1.json")) {
            var event = new String(Objects.requireNonNull(golden).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(schema.validate(event, InputFormat.JSON)).isEmpty();
            assertThat(schema.validate("{}", InputFormat.JSON)).isNotEmpty();
        }
    }

    @Test
    void whoHasItAlreadyIsToldSo() {
        var tag = given().get(BREACHED)
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("public"))
                .extract()
                .header("ETag");

        given().header("If-None-Match", tag)
                .get(BREACHED)
                .then()
                .statusCode(304)
                .header("ETag", equalTo(tag));
        given().header("If-None-Match", tag)
                .get("/v1/event-types/sla.met/schema")
                .then()
                .statusCode(200);
    }

    @Test
    void aTypeThatNoEventHasIsNotFound() {
        given().get("/v1/event-types/sla.burst/schema")
                .then()
                .statusCode(404)
                .contentType(startsWith("application/problem+json"))
                .body("type", equalTo("urn:firstline:problem:not-found"))
                .body("detail", containsString("/v1/event-types"));
    }

    @Test
    void theListSaysWhereEachSchemaIs() {
        var types = Api.admin(Api.newTenant()).get("/v1/event-types").jsonPath();

        assertThat(types.getList("items.schemaUrl", String.class))
                .containsExactlyElementsOf(types.getList("items.type", String.class).stream()
                        .map(type -> FirstlineStack.PUBLIC_URL + "/v1/event-types/" + type + "/schema")
                        .toList());
    }
}
