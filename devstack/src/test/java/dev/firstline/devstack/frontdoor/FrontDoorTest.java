package dev.firstline.devstack.frontdoor;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.firstline.devstack.process.Ports;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrontDoorTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final AtomicBoolean READER_LEFT = new AtomicBoolean();
    private static final byte[] PACKED = "{\"items\":[]}".repeat(200).getBytes(StandardCharsets.UTF_8);
    private static HttpServer service;
    private static FrontDoor door;

    @BeforeAll
    static void open() throws Exception {
        service = VERTX.createHttpServer()
                .requestHandler(FrontDoorTest::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        int nobody = Ports.free(1).getFirst();
        door = FrontDoor.open(
                VERTX,
                0,
                Map.of(
                        "intake-service",
                        service.actualPort(),
                        "sla-service",
                        nobody,
                        "console-service",
                        service.actualPort()));
    }

    @AfterAll
    static void close() {
        door.close();
        VERTX.close();
    }

    /** A service that says what reached it, streams, breaks off, or does not answer. */
    private static void answer(HttpServerRequest request) {
        switch (request.path()) {
            case "/live", "/events" -> {
                request.response().setChunked(true).putHeader("content-type", "text/event-stream");
                request.response().write("data: first\n\n");
                request.response().closeHandler(left -> READER_LEFT.set(true));
            }
            case "/v1/tickets/packed" ->
                request.response()
                        .putHeader("content-type", "application/json")
                        .putHeader("content-encoding", "gzip")
                        .putHeader("etag", "\"1.abc-gzip\"")
                        .putHeader("vary", "Accept-Encoding")
                        .end(Buffer.buffer(gzip(PACKED)));
            case "/v1/tickets/known" ->
                request.response()
                        .setStatusCode(304)
                        .putHeader("etag", "\"1.abc\"")
                        .end();
            case "/v1/tickets/gone" -> request.response().setStatusCode(204).end();
            case "/v1/tickets/refused" ->
                request.response()
                        .setStatusCode(401)
                        .putHeader("connection", "close")
                        .end();
            case "/broken" -> request.connection().close();
            default ->
                request.body()
                        .onSuccess(body -> request.response()
                                .putHeader("content-type", "application/json")
                                .end(new JsonObject()
                                        .put("method", request.method().name())
                                        .put("uri", request.uri())
                                        .put("host", request.getHeader("host"))
                                        .put("forwardedFor", request.getHeader("x-forwarded-for"))
                                        .put("forwardedHost", request.getHeader("x-forwarded-host"))
                                        .put("forwardedProto", request.getHeader("x-forwarded-proto"))
                                        .put("override", request.getHeader("x-http-method-override"))
                                        .put("authorization", request.getHeader("authorization"))
                                        .put("length", body.length())
                                        .encode()));
        }
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    @Test
    void aFileReachesItsServiceWhateverItsSize() {
        int size = 9 << 20;

        given().port(door.port())
                .contentType("application/octet-stream")
                .body(new byte[size])
                .post("/v1/tickets/42/attachments?name=log.txt")
                .then()
                .statusCode(200)
                .body("length", equalTo(size));
    }

    @Test
    void aRequestReachesItsServiceWithQueryBodyAndToken() {
        given().port(door.port())
                .header("authorization", "Bearer x")
                .body("x".repeat(100_000))
                .post("/v1/tickets?dryRun=true")
                .then()
                .statusCode(200)
                .body("method", equalTo("POST"))
                .body("uri", equalTo("/v1/tickets?dryRun=true"))
                .body("authorization", equalTo("Bearer x"))
                .body("length", equalTo(100_000));
    }

    @Test
    void openPagesLeaveRoomForEverythingElse() throws Exception {
        try (FrontDoor narrow = FrontDoor.open(
                VERTX, 0, Map.of("console-service", service.actualPort()), new DoorLimits(100, 100, 2, 2))) {
            List<Socket> pages = new ArrayList<>();
            try {
                // More than there is room for: those who find none wait, and hold nobody else up.
                for (int i = 0; i < 5; i++) {
                    Socket page = new Socket("127.0.0.1", narrow.port());
                    page.getOutputStream()
                            .write("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
                    pages.add(page);
                }
                for (Socket page : pages.subList(0, 2)) {
                    assertThat(page.getInputStream().read()).isEqualTo('H');
                }

                given().port(narrow.port()).get("/v1/console/tickets").then().statusCode(200);
            } finally {
                for (Socket page : pages) {
                    page.close();
                }
            }
        }
    }

    @Test
    void aConnectionTooManyIsEndedAndThoseThatAreOpenGoOn() throws Exception {
        try (FrontDoor narrow = FrontDoor.open(
                        VERTX, 0, Map.of("console-service", service.actualPort()), new DoorLimits(1, 1, 9, 9));
                Socket first = new Socket("127.0.0.1", narrow.port())) {
            first.getOutputStream()
                    .write("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(first.getInputStream().read()).isEqualTo('H');

            try (Socket second = new Socket("127.0.0.1", narrow.port())) {
                assertThat(second.getInputStream().read()).isEqualTo(-1);
            }
            assertThat(first.getInputStream().read()).isEqualTo('T');
        }
    }

    @Test
    void theServiceSeesTheAddressOfTheDoorAndNotWhatTheCallerPretends() {
        given().port(door.port())
                .header("x-forwarded-for", "203.0.113.7")
                .header("x-forwarded-host", "evil.example")
                .header("x-http-method-override", "DELETE")
                .get("/v1/tickets")
                .then()
                .body("host", equalTo("localhost:" + door.port()))
                .body("forwardedFor", equalTo("127.0.0.1"))
                .body("forwardedHost", equalTo("localhost:" + door.port()))
                .body("forwardedProto", equalTo("http"))
                .body("override", nullValue());
    }

    @Test
    void aServiceThatIsDownIsA503ThatSaysNothingWasDone() {
        given().port(door.port())
                .get("/v1/policies")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("retry-after", "1")
                .body("type", equalTo("urn:firstline:problem:unavailable"));
    }

    @Test
    void aServiceThatBreaksOffIsA502ThatSaysToAsk() {
        given().port(door.port())
                .get("/broken")
                .then()
                .statusCode(502)
                .contentType("application/problem+json")
                .body("detail", containsString("Idempotency-Key"));
    }

    /** Told of chunks that never come, urllib3 and http.client wait until the connection ends. */
    @ParameterizedTest
    @ValueSource(strings = {"known", "gone"})
    void anAnswerWithoutABodyAnnouncesNone(String name) throws IOException {
        try (Socket client = new Socket("127.0.0.1", door.port())) {
            client.setSoTimeout(20_000);
            client.getOutputStream()
                    .write(("GET /v1/tickets/" + name + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));

            String answer = new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

            assertThat(answer)
                    .startsWith("HTTP/1.1 " + (name.equals("known") ? 304 : 204))
                    .endsWith("\r\n\r\n");
            assertThat(answer.toLowerCase(Locale.ROOT)).doesNotContain("transfer-encoding");
        }
    }

    @Test
    void eventsOfAStreamPassAtOnceAndTheServiceLearnsThatTheReaderLeft() throws Exception {
        URI live = URI.create("http://127.0.0.1:" + door.port() + "/live");
        try (HttpClient client = HttpClient.newHttpClient()) {
            var answer = client.send(HttpRequest.newBuilder(live).build(), BodyHandlers.ofInputStream());
            try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                // The service never ends this answer: only a door that does not collect hands the line on.
                assertThat(lines.readLine()).isEqualTo("data: first");
            }
        }
        await().untilTrue(READER_LEFT);
    }

    @Test
    void anUploadThatStandsStillIsToldSoAndCut() throws Exception {
        try (FrontDoor hasty = FrontDoor.open(
                        VERTX,
                        0,
                        Map.of("intake-service", service.actualPort()),
                        Duration.ofMillis(200),
                        Duration.ofSeconds(10));
                Socket socket = new Socket("127.0.0.1", hasty.port())) {
            String begun = "POST /v1/tickets HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{";
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 408 ");
        }
    }

    /** By a service, and by the door itself; long before the time that a request may take. */
    @ParameterizedTest
    @ValueSource(strings = {"refused HTTP/1.1\r\nContent-Length: 100", "x HTTP/1.1\r\nContent-Length: 9000000"})
    void aRequestThatIsAnsweredBeforeItsBodyCameEndsItsConnection(String target) throws Exception {
        try (FrontDoor patient = FrontDoor.open(
                        VERTX,
                        0,
                        Map.of("intake-service", service.actualPort()),
                        Duration.ofDays(1),
                        Duration.ofSeconds(10));
                Socket socket = new Socket("127.0.0.1", patient.port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write(("POST /v1/tickets/" + target + "\r\nHost: localhost\r\n\r\n{")
                            .getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 4");
        }
    }

    @Test
    void aClientThatOffersHttp2IsAnsweredInHttp1() throws Exception {
        URI absent = URI.create("http://127.0.0.1:" + door.port() + "/v1/rules");
        try (HttpClient client = HttpClient.newHttpClient()) {
            var answer = client.send(HttpRequest.newBuilder(absent).build(), BodyHandlers.ofString());
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
            assertThat(answer.statusCode()).isEqualTo(503);
        }
    }

    @Test
    void theInsideOfAServiceIsNotReachedFromOutside() {
        given().port(door.port()).get("/q/metrics").then().statusCode(404).body("status", equalTo(404));
        given().port(door.port()).get("/q").then().statusCode(404);
        given().port(door.port()).get("/queue").then().statusCode(200);
    }

    @Test
    void compressedBytesAndTheirTagPassAsTheyAre() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port() + "/v1/tickets/packed"))
                            .header("Accept-Encoding", "gzip")
                            .build(),
                    BodyHandlers.ofByteArray());

            assertThat(answer.headers().firstValue("content-encoding")).contains("gzip");
            assertThat(answer.headers().firstValue("etag")).contains("\"1.abc-gzip\"");
            assertThat(answer.headers().firstValue("vary")).contains("Accept-Encoding");
            assertThat(new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes())
                    .isEqualTo(PACKED);
        }
    }

    @Test
    void aServiceThatDoesNotExistIsA404() {
        given().port(door.port())
                .get("/v1/ops/coffee-service/dead-letters")
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:firstline:problem:not-found"));
        given().port(door.port()).get("/openapi/coffee-service").then().statusCode(404);
    }

    @Test
    void aServiceThatWasNotStartedIsA503() {
        given().port(door.port()).get("/v1/rules").then().statusCode(503);
    }
}
