package dev.firstline.chassis.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.chassis.fixture.Stack;
import dev.firstline.devstack.test.FirstlineStack;
import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What HTTP says of an answer beside its content: tags, methods, codings. By a client that adds nothing of its own. */
@Stack
class RepresentationsTest {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String LONG = "/v1/things/a/long?times=1000";

    @AfterAll
    static void close() {
        CLIENT.close();
    }

    @Test
    void theTagChangesWheneverTheBodyDoes() throws Exception {
        var one = tag(get("/v1/things/a"));
        var again = tag(get("/v1/things/a"));
        var other = tag(get("/v1/things/a?beside=more"));

        assertThat(one).matches("\"3\\.[\\w-]{11}\"").isEqualTo(again).isNotEqualTo(other);
    }

    @Test
    void whatTheCallerHasIsNotSentAgain() throws Exception {
        var tag = tag(get("/v1/things/a"));

        for (var known : List.of(tag, "W/" + tag, "*", "\"x\", " + tag, "\"x\" ,W/" + tag + ",\"y\"")) {
            var answer = get("/v1/things/a", "If-None-Match", known);

            assertThat(answer.statusCode()).as(known).isEqualTo(304);
            assertThat(answer.body()).isEmpty();
            assertThat(tag(answer)).isEqualTo(tag);
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(answer.headers().firstValue("Content-Type")).isEmpty();
        }
        assertThat(get("/v1/things/a", "If-None-Match", "\"x\"", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"3\"", "\"4\"", "nonsense", "", "\"3", "W/*", "**"})
    void whatTheCallerHasNotIsSent(String known) throws Exception {
        assertThat(get("/v1/things/a", "If-None-Match", known).statusCode()).isEqualTo(200);
    }

    @Test
    void aBodyThatChangedBesideItsVersionIsSent() throws Exception {
        var tag = tag(get("/v1/things/a"));

        assertThat(get("/v1/things/a?beside=more", "If-None-Match", tag).statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatHasNoTagIsSentWhateverTheCallerHas() throws Exception {
        assertThat(get(LONG, "If-None-Match", "*").statusCode()).isEqualTo(200);
    }

    @Test
    void aChangeIsHeldToTheVersionThatWasRead() throws Exception {
        var read = get("/v1/things/a?beside=more");
        var packed = get("/v1/things/a?beside=" + "more".repeat(500), "Accept-Encoding", "gzip");
        assertThat(tag(packed)).endsWith("-gzip\"");

        for (var tag : List.of(tag(read), tag(packed), "\"3\"", "*")) {
            var written = send("PUT", "/v1/things/a", "If-Match", tag);

            assertThat(written.statusCode()).as(tag).isEqualTo(200);
            assertThat(tag(written)).isEqualTo("\"3\"");
        }
        for (var tag : List.of("\"33.abc\"", "\"2.abc\"", "\"3abc\"", "W/" + tag(read))) {
            assertThat(send("PUT", "/v1/things/a", "If-Match", tag).statusCode())
                    .as(tag)
                    .isEqualTo(412);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/things/a", LONG, "/v1/notes/crash", "/v1/nowhere", "/v1/notes/forgotten"})
    void headAnswersWhatGetWouldWithoutTheBody(String path) throws Exception {
        for (var coding : List.of("identity", "gzip")) {
            var whole = get(path, "Accept-Encoding", coding);
            var head = send("HEAD", path, "Accept-Encoding", coding);

            assertThat(head.statusCode()).isEqualTo(whole.statusCode());
            assertThat(head.body()).isEmpty();
            for (var name : List.of("ETag", "Content-Type", "Content-Encoding", "Vary", "Cache-Control")) {
                assertThat(head.headers().firstValue(name))
                        .as(name)
                        .isEqualTo(whole.headers().firstValue(name));
            }
            // The instance of a problem is another each time, but as long.
            assertThat(head.headers().firstValue("Content-Length"))
                    .isEqualTo(whole.headers().firstValue("Content-Length"));
        }
    }

    @Test
    void headIsConditionalToo() throws Exception {
        var tag = tag(send("HEAD", "/v1/things/a"));

        assertThat(send("HEAD", "/v1/things/a", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
    }

    @Test
    void anAddressSaysWhatItKnows() throws Exception {
        assertThat(allowed(send("OPTIONS", "/v1/things/a"), 204)).containsExactly("GET", "HEAD", "OPTIONS", "PUT");
        assertThat(allowed(send("OPTIONS", "/v1/things/wishes"), 204)).containsExactly("OPTIONS", "POST");
        assertThat(allowed(send("OPTIONS", "/v1/notes"), 204)).containsExactly("OPTIONS", "POST");
        assertThat(allowed(send("DELETE", "/v1/things/a"), 405)).containsExactly("GET", "HEAD", "OPTIONS", "PUT");
        assertThat(allowed(send("PATCH", "/v1/notes/text"), 405)).containsExactly("OPTIONS", "POST");
        assertThat(allowed(send("HEAD", "/v1/notes/text"), 405)).containsExactly("OPTIONS", "POST");
        assertThat(allowed(send("PROPFIND", "/v1/notes"), 405)).containsExactly("OPTIONS", "POST");
        assertThat(send("OPTIONS", "/v1/nowhere").statusCode()).isEqualTo(404);
    }

    @Test
    void aMethodThatIsNotKnownIsAProblem() throws Exception {
        var answer = send("DELETE", "/v1/things/a");

        assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                .contains("urn:firstline:problem:method-not-allowed", "Allow");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    @Test
    void aFormatThatIsNotSpokenIsAProblem() throws Exception {
        var answer = get("/v1/things/a", "Accept", "text/csv");

        assertThat(answer.statusCode()).isEqualTo(406);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json;q=0", "*/*;q=0", "*/*, application/json;q=0", "application/jsonp"})
    void aFormatThatIsRefusedIsNotSent(String accept) throws Exception {
        for (var method : List.of("GET", "HEAD", "PUT")) {
            assertThat(send(method, "/v1/things/a", "Accept", accept, "If-Match", "\"3\"")
                            .statusCode())
                    .as(method)
                    .isEqualTo(406);
        }
        assertThat(get("/v1/things/a", "Accept", "text/html;q=0, */*;q=0.1").statusCode())
                .isEqualTo(200);
        assertThat(get("/v1/nowhere", "Accept", accept).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/json;q=0", "*/*;q=0", "image/png, text/csv"})
    void anAnswerWithoutABodyIsAcceptableToAll(String accept) throws Exception {
        assertThat(send("DELETE", "/v1/things/a/part", "Accept", accept).statusCode())
                .isEqualTo(204);
    }

    @Test
    void aBodyThatMayBeMissingMayBeMissing() throws Exception {
        for (var type : new String[] {null, "application/json", "application/x-www-form-urlencoded", "text/plain"}) {
            var answer = type == null
                    ? send("POST", "/v1/things/wishes")
                    : send("POST", "/v1/things/wishes", "Content-Type", type);

            assertThat(answer.statusCode()).as(type).isEqualTo(200);
            assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("none");
        }
        assertThat(send("POST", "/v1/notes").statusCode()).isEqualTo(422);
    }

    @Test
    void aLongAnswerIsCompressedForWhoTakesIt() throws Exception {
        var plain = get(LONG);
        var packed = get(LONG, "Accept-Encoding", "br;q=1, gzip;q=0.8");

        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(packed.headers().firstValue("Content-Length")).contains(Integer.toString(packed.body().length));
        assertThat(packed.body().length).isLessThan(plain.body().length / 10);
        assertThat(unpacked(packed.body())).isEqualTo(plain.body());
        assertThat(Stream.of(plain, packed))
                .allSatisfy(
                        answer -> assertThat(answer.headers().allValues("Vary")).contains("Accept-Encoding"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "identity", "gzip;q=0", "gzip; q=0.000", "*;q=0", "br, deflate", "gzip;q=0, *"})
    void nobodyIsSentWhatHeDoesNotTake(String coding) throws Exception {
        assertThat(get(LONG, "Accept-Encoding", coding).headers().firstValue("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void compressedBytesHaveATagOfTheirOwn() throws Exception {
        var path = "/v1/things/a?beside=" + "more".repeat(500);
        var plain = tag(get(path));
        var packed = tag(get(path, "Accept-Encoding", "gzip"));

        assertThat(packed).isEqualTo(plain.substring(0, plain.length() - 1) + "-gzip\"");
        assertThat(get(path, "Accept-Encoding", "gzip", "If-None-Match", packed).statusCode())
                .isEqualTo(304);
        assertThat(get(path, "If-None-Match", packed).statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsShortOrAPageOrAskedForWithACookieIsNotCompressed() throws Exception {
        for (var answer : List.of(
                get("/v1/things/a", "Accept-Encoding", "gzip"),
                get("/v1/things/a/page", "Accept-Encoding", "gzip"),
                get(LONG, "Accept-Encoding", "gzip", "Cookie", "session=x"))) {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
        }
    }

    private static List<String> allowed(HttpResponse<byte[]> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        return Arrays.asList(answer.headers().firstValue("Allow").orElse("").split(", "));
    }

    private static byte[] unpacked(byte[] bytes) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
    }

    private static String tag(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    private static HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        return send("GET", path, headers);
    }

    private static HttpResponse<byte[]> send(String method, String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("Authorization", "Bearer " + FirstlineStack.token("contoso", "crm-client"));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    }
}
