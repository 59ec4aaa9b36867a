package dev.firstline.chassis.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.chassis.fixture.Stack;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a stranger writes into an address is in no metric. */
@Stack
class RequestLabelsTest {

    private static final Pattern LABEL = Pattern.compile("[{,](?:uri|method)=\"([^\"]*)\"");

    /** More than the meter takes addresses (100): after them the address that is really asked would not be counted any more. */
    private static final int MANY = 120;

    @Test
    void neitherAPathNorAMethodThatIsMadeUpBecomesALabel() throws IOException {
        for (int i = 0; i < MANY; i++) {
            RestAssured.delete("/v1/things/Anna-Schmidt-" + i).then().statusCode(405);
            RestAssured.options("/v1/things/Anna-Optional-" + i).then().statusCode(204);
        }
        for (var head : List.of(
                "GET /v1/notes/Anna%FC", "ANNA /v1/notes", "GET /v1/notes/Anna/of/nothing", "GET /Anna?x=%ff")) {
            try (var socket = new Socket("localhost", RestAssured.port)) {
                socket.getOutputStream()
                        .write((head + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                socket.getInputStream().readAllBytes();
            }
        }

        var before = requests("/v1/things/{id}");
        RestAssured.get("/v1/things/a");
        await().until(() -> requests("/v1/things/{id}") > before);
        var labels = new TreeSet<String>();
        LABEL.matcher(lines().reduce("", String::concat))
                .results()
                .map(found -> found.group(1))
                .forEach(labels::add);
        assertThat(labels).contains("UNKNOWN", "/v1/things/{id}");
        assertThat(labels).noneMatch(label -> label.toLowerCase(Locale.ROOT).contains("anna"));
    }

    private static double requests(String template) {
        return lines().filter(line -> line.startsWith("http_server_requests_seconds_count")
                        && line.contains("uri=\"" + template + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static Stream<String> lines() {
        return RestAssured.get("/q/metrics").asString().lines().filter(line -> line.startsWith("http_server_"));
    }
}
