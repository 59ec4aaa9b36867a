package dev.firstline.devstack.frontdoor;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.vertx.core.Vertx;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the door itself serves: the descriptions of the whole API and of all events, at a door behind which no service is up. */
class WholeDescriptionTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static FrontDoor door;

    @BeforeAll
    static void open() throws Exception {
        door = FrontDoor.open(VERTX, 0, Map.of());
    }

    @AfterAll
    static void close() {
        door.close();
        VERTX.close();
    }

    @Test
    void theDescriptionOfAllServicesIsThereWhetherTheyAreUpOrNot() {
        given().port(door.port())
                .get("/openapi")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("openapi", startsWith("3.1"))
                .body("paths.keySet()", hasItems("/v1/tickets", "/v1/policies", "/v1/subscriptions", "/v1/incidents"));
        given().port(door.port()).head("/openapi").then().statusCode(200).header("content-length", not("0"));
    }

    @Test
    void soIsTheOneOfWhatIsToldByTopicsAndWebhooks() {
        given().port(door.port())
                .get("/asyncapi")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("asyncapi", equalTo("3.0.0"))
                .body("channels.keySet()", hasItems("ticket", "sla", "webhooks"))
                .body("components.schemas.keySet()", hasItems("sla.breached", "webhookCloudEvent"));
        given().port(door.port()).head("/asyncapi").then().statusCode(200).header("content-length", not("0"));
        given().port(door.port()).post("/asyncapi").then().statusCode(405).header("allow", "GET, HEAD, OPTIONS");
    }

    @Test
    void aParameterThatIsNotKnownIsRefusedAsEverywhere() {
        for (String address : List.of("/openapi?format=yaml", "/openapi?foo", "/asyncapi?format=json")) {
            given().port(door.port())
                    .get(address)
                    .then()
                    .statusCode(422)
                    .contentType("application/problem+json")
                    .body("type", equalTo("urn:firstline:problem:invalid"))
                    .body("errors.pointer", contains(address.endsWith("foo") ? "foo" : "format"))
                    .body("errors[0].detail", equalTo("this parameter is not known here; none is"));
        }
        given().port(door.port())
                .get("/openapi?b;=1&a")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("a", "b;"));
    }

    @Test
    void theDescriptionIsReadAndNothingElse() {
        given().port(door.port()).options("/openapi").then().statusCode(204).header("allow", "GET, HEAD, OPTIONS");
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
            given().port(door.port())
                    .request(method, "/openapi")
                    .then()
                    .statusCode(405)
                    .header("allow", "GET, HEAD, OPTIONS")
                    .contentType("application/problem+json")
                    .body("type", equalTo("urn:firstline:problem:method-not-allowed"));
        }
    }

    @Test
    void theDescriptionIsCompressedForWhoTakesIt() throws Exception {
        HttpResponse<byte[]> plain = description("identity");
        HttpResponse<byte[]> packed = description("deflate, gzip;q=0.5");

        assertThat(packed.headers().firstValue("content-encoding")).contains("gzip");
        assertThat(packed.headers().firstValue("vary")).contains("Accept-Encoding");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
                .isEqualTo(plain.body());
        for (String coding : List.of("identity", "gzip;q=0", "gzip;q=0.0", "x-gzipped")) {
            assertThat(description(coding).headers().firstValue("content-encoding"))
                    .as(coding)
                    .isEmpty();
        }
    }

    private static HttpResponse<byte[]> description(String coding) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port() + "/openapi"))
                            .header("Accept-Encoding", coding)
                            .build(),
                    BodyHandlers.ofByteArray());
        }
    }
}
