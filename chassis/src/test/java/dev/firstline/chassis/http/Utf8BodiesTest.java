package dev.firstline.chassis.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.chassis.fixture.Stack;
import dev.firstline.devstack.test.FirstlineStack;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies are UTF-8 and nothing else. */
@Stack
class Utf8BodiesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c0af",
                "c080",
                "c1bf",
                "e080af",
                "e09fbf",
                "f08080af",
                "f08fbfbf",
                "eda080",
                "edbfbf",
                "eda0bdedb880",
                "f4908080",
                "f5808080",
                "f888808080",
                "fc8480808080",
                "ff",
                "fe",
                "80",
                "bf",
                "e282",
                "c3",
                "f09f98",
                "00"
            })
    void bytesThatAreNotUtf8AreRefusedWhereverTheyStand(String hex) {
        var wrong = HexFormat.of().parseHex(hex);

        assertThat(post("application/json", joined("{\"text\":\"a", wrong, "b\"}")))
                .as("in a value")
                .isEqualTo(400);
        assertThat(post("application/json", joined("{\"te", wrong, "xt\":\"ab\"}")))
                .as("in a name")
                .isEqualTo(400);
        assertThat(post("application/json", joined("{\"text\":\"ab\"}", wrong, "")))
                .as("after")
                .isEqualTo(400);
        assertThat(post("application/json", joined("{\"text\":\"" + "x".repeat(9_000), wrong, "\"}")))
                .as("far behind")
                .isEqualTo(400);
        assertThat(post("text/vnd.note", joined("a", wrong, "b")))
                .as("in plain text")
                .isEqualTo(400);
        assertThat(post("text/vnd.note", joined("ab", wrong, "")))
                .as("at the end of text")
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE"})
    void otherEncodingsOfUnicodeAreRefused(String charset) {
        var body = "{\"text\":\"ab\"}".getBytes(Charset.forName(charset));

        assertThat(post("application/json", body)).isEqualTo(400);
        assertThat(post("text/vnd.note", body)).isEqualTo(400);
    }

    @Test
    void aByteOrderMarkStandsBeforeTextsOfEditorsAlone() {
        assertThat(post("application/json", joined("", HexFormat.of().parseHex("efbbbf"), "{\"text\":\"ab\"}")))
                .isEqualTo(400);
        assertThat(post("text/vnd.note", joined("", HexFormat.of().parseHex("efbbbf"), "ab")))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iso-8859-1", "utf-16", "windows-1252", "utf-7"})
    void anotherCharsetThanUtf8IsNotRead(String charset) {
        assertThat(post("application/json;charset=" + charset, joined("{\"text\":\"ab\"}", new byte[0], "")))
                .isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "json",
                "application/",
                "/json",
                "application json",
                ";",
                "a/b/c",
                "*",
                "*/*",
                "application/*"
            })
    void aBodyHasAMediaTypeWhereOneIsNamed(String type) throws IOException {
        for (String operation : List.of("POST /v1/notes", "POST /v1/notes/text", "GET /v1/notes/long")) {
            assertThat(sent(operation, type, "{\"text\":\"ab\"}"))
                    .as(operation)
                    .startsWith("HTTP/1.1 415 ")
                    .contains("urn:firstline:problem:unsupported-media-type");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "json", "*/*"})
    void whereThereIsNoBodyNobodyAsksForItsType(String type) throws IOException {
        assertThat(sent("GET /v1/notes/long", type, "")).startsWith("HTTP/1.1 200 ");
    }

    /** By hand, because no client sends such types. */
    private static String sent(String operation, String type, String body) throws IOException {
        try (var client = RawClient.open()) {
            return client.say(
                            "%s HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization: Bearer %s\r\nContent-Type:%s\r\n"
                                    .formatted(operation, FirstlineStack.token("contoso", "crm-client"), type))
                    .say((body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n") + "\r\n" + body)
                    .answer();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "identity, GZIP", "br", "deflate"})
    void aCompressedBodyIsSaidToBeOne(String coding) {
        var answer = encoded(coding);

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.jsonPath().getString("type")).isEqualTo("urn:firstline:problem:unsupported-media-type");
        assertThat(answer.jsonPath().getString("detail")).contains("without a Content-Encoding");
    }

    @Test
    void aBodyThatIsSaidToBeAsItIsIsTaken() {
        assertThat(encoded("identity").statusCode()).isEqualTo(201);
    }

    private static Response encoded(String coding) {
        return given().auth()
                .oauth2(FirstlineStack.token("contoso", "crm-client"))
                .contentType("application/json")
                .header("Content-Encoding", coding)
                .body("{\"text\":\"ab\"}")
                .post("/v1/notes");
    }

    @Test
    void whatIsUtf8IsTaken() {
        var text = "{\"text\":\"ol\u00e9 \u20ac \ud83d\ude00 \u07ff \u0800 \uffff \ud800\udc00 \udbff\udfff\"}";
        assertThat(post("application/json;charset=UTF-8", text.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(201);
        assertThat(post("application/json;charset=\"utf-8\"", text.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(201);
    }

    /** The same verdict as the JDK's own strict decoder, for every cut of the stream. */
    @Test
    void theVerdictIsThatOfAStrictDecoder() throws IOException {
        var random = new Random(7);
        int refused = 0;
        for (int round = 0; round < 20_000; round++) {
            var bytes = new byte[1 + random.nextInt(6)];
            for (int i = 0; i < bytes.length; i++) {
                int kind = random.nextInt(4);
                bytes[i] = (byte)
                        (kind == 0
                                ? 1 + random.nextInt(0x7F)
                                : kind == 1 ? 0xC0 + random.nextInt(0x40) : 0x80 + random.nextInt(0x40));
            }
            boolean good = isUtf8(bytes);
            refused += good ? 0 : 1;
            assertThat(passes(bytes, 1 + random.nextInt(3)))
                    .as(HexFormat.of().formatHex(bytes))
                    .isEqualTo(good);
        }
        assertThat(refused).isBetween(5_000, 19_900);
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean passes(byte[] bytes, int cut) throws IOException {
        try (var stream = new Utf8Stream(new ByteArrayInputStream(bytes), true)) {
            var buffer = new byte[cut];
            int n;
            do {
                n = stream.read(buffer, 0, cut);
            } while (n >= 0);
            return true;
        } catch (CharConversionException e) {
            return false;
        }
    }

    private static int post(String type, byte[] body) {
        return given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs("text/vnd.note", ContentType.BINARY)))
                .auth()
                .oauth2(FirstlineStack.token("contoso", "crm-client"))
                .contentType(type)
                .body(body)
                .post(type.startsWith("text") ? "/v1/notes/text" : "/v1/notes")
                .statusCode();
    }

    private static byte[] joined(String before, byte[] middle, String after) {
        var start = before.getBytes(StandardCharsets.UTF_8);
        var end = after.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(start.length + middle.length + end.length)
                .put(start)
                .put(middle)
                .put(end)
                .array();
    }
}
