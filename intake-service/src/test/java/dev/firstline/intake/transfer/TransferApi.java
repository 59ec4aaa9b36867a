package dev.firstline.intake.transfer;

import static dev.firstline.intake.IntakeApi.as;
import static org.awaitility.Awaitility.await;

import dev.firstline.chassis.auth.Roles;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The requests about imports and exports that the tests make. */
final class TransferApi {

    private TransferApi() {}

    static RequestSpecification admin(String tenant) {
        return as(tenant, Roles.ADMIN_AGENT);
    }

    static Response send(String tenant, String file) {
        return send(admin(tenant), file);
    }

    static Response send(RequestSpecification who, String file) {
        return who.contentType("application/octet-stream")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/v1/imports");
    }

    /** The import as it is when all lines are done. */
    static JsonPath imported(String tenant, String file) {
        return done(tenant, send(tenant, file).then().statusCode(202).extract().path("id"));
    }

    static JsonPath done(String tenant, String id) {
        return await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> admin(tenant)
                                .get("/v1/imports/" + id)
                                .then()
                                .statusCode(200)
                                .extract()
                                .jsonPath(),
                        view -> "DONE".equals(view.getString("state")));
    }

    static JsonPath results(String tenant, JsonPath imported) {
        return admin(tenant)
                .queryParam("limit", 200)
                .get("/v1/imports/" + imported.getString("id") + "/results")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** What became of the lines of a file, in their order. */
    static List<String> outcomes(String tenant, String file) {
        return results(tenant, imported(tenant, file)).getList("items.outcome");
    }

    /** All lines of the export. */
    static List<String> exported(String tenant, int limit) {
        var lines = new ArrayList<String>();
        String next = "/v1/exports?limit=" + limit;
        while (next != null) {
            var page = admin(tenant).accept("*/*").urlEncodingEnabled(false).get(next);
            page.then().statusCode(200);
            new String(page.asByteArray(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty())
                    .forEach(lines::add);
            next = next(page.header("Link"));
        }
        return lines;
    }

    private static @Nullable String next(@Nullable String link) {
        return link == null ? null : link.substring(1, link.indexOf('>'));
    }

    static String file(String... lines) {
        return String.join("\n", lines) + "\n";
    }

    static String customer(String id, String name) {
        return "{\"kind\":\"customer\",\"externalId\":\"" + id + "\",\"name\":\"" + name + "\"}";
    }

    static String contact(String customer, String id, String name) {
        return "{\"kind\":\"contact\",\"customer\":\"" + customer + "\",\"externalId\":\"" + id + "\",\"name\":\""
                + name + "\",\"email\":\"" + id.toLowerCase(Locale.ROOT) + "@northwind.example\"}";
    }

    /** A ticket of customer {@code C-1}. */
    static String ticket(String reference, String status, String openedAt, String... communications) {
        return """
                {"kind":"ticket","ticket":{"externalReference":"%s","title":"Printer is silent","body":"It worked yesterday.",\
                "type":"INCIDENT","severity":"B","customer":{"externalId":"C-1","name":"Northwind Traders"}},\
                "status":"%s","openedAt":"%s","communications":[%s]}""".formatted(reference, status, openedAt, String.join(",", communications));
    }

    static String said(String at, String body) {
        return said(at, "CUSTOMER", body);
    }

    static String said(String at, String visibility, String body) {
        return "{\"writtenAt\":\"" + at + "\",\"direction\":\"OUTBOUND\",\"visibility\":\"" + visibility
                + "\",\"body\":\"" + body + "\",\"author\":\"Ana Silva\"}";
    }
}
