package dev.firstline.intake.attachment;

import static dev.firstline.intake.IntakeApi.agent;
import static dev.firstline.intake.IntakeApi.crm;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.openId;
import static dev.firstline.intake.attachment.FileApi.addId;
import static dev.firstline.intake.attachment.FileApi.content;
import static dev.firstline.intake.attachment.FileApi.path;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.firstline.devstack.process.Ports;
import dev.firstline.intake.IntakeRows;
import dev.firstline.intake.Stack;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Files where a scanner is configured. */
@Stack
@TestProfile(ScanningTest.Scanned.class)
class ScanningTest {

    /** Where nobody listens, until a test does. */
    public static final class Scanned implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "firstline.attachments.clamd.host",
                    "127.0.0.1",
                    "firstline.attachments.clamd.port",
                    Integer.toString(Ports.free(1).getFirst()),
                    "firstline.attachments.clamd.patience",
                    "PT5S");
        }
    }

    private static final Duration LONG = Duration.ofMinutes(1);

    @Inject
    AttachmentStore store;

    @ConfigProperty(name = "firstline.attachments.clamd.port")
    int port;

    private final String tenant = newTenant();

    @Test
    void aCleanFileCanBeHadAndTheFeedSaysWhen() throws IOException {
        var ticket = openId(tenant);
        try (var clamd = new ClamdStub(port, 1_000_000)) {
            var id = addId(crm(tenant), ticket, "a.txt", "hello");

            awaitScan(ticket, id, "CLEAN");

            content(crm(tenant), ticket, id).then().statusCode(200).body(equalTo("hello"));
            assertThat(clamd.scanned()).isPositive();
        }
        await().untilAsserted(() -> {
            var changes = crm(tenant).get("/v1/changes").jsonPath();
            assertThat(changes.getList("items.kind"))
                    .containsExactly("OPENED", "ATTACHMENT_ADDED", "ATTACHMENT_SCANNED");
            assertThat(changes.getString("items[2].service")).isEqualTo("intake-service");
        });
    }

    @Test
    void anInfectedFileIsNeverServedAndItsContentIsGone() throws IOException {
        var ticket = openId(tenant);
        try (var clamd = new ClamdStub(port, 1_000_000)) {
            var id = addId(crm(tenant), ticket, "a.txt", "hello " + ClamdStub.INFECTED);
            var url = crm(tenant)
                    .post(path(ticket) + "/" + id + "/links")
                    .then()
                    .statusCode(201)
                    .extract()
                    .<String>path("url");

            awaitScan(ticket, id, "INFECTED");

            content(agent(tenant), ticket, id).then().statusCode(409).body("state", equalTo("INFECTED"));
            given().urlEncodingEnabled(false).get(url).then().statusCode(409);
            await().untilAsserted(
                            () -> assertThat(store.file(UUID.fromString(id))).isEmpty());
            assertThat(clamd.scanned()).isPositive();
        }
    }

    @Test
    void whileTheScannerIsAwayNothingIsServedAndAfterwardsAllIsScanned() throws IOException {
        var ticket = openId(tenant);
        var id = addId(crm(tenant), ticket, "a.txt", "hello");

        await().atMost(LONG)
                .until(() -> Integer.parseInt(IntakeRows.one(
                                "select scan_attempts from attachment where id = ?", UUID.fromString(id)))
                        > 0);
        crm(tenant).get(path(ticket) + "/" + id).then().body("scan", equalTo("PENDING"));
        content(crm(tenant), ticket, id)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:firstline:problem:conflict"))
                .body("state", equalTo("PENDING"));

        try (var clamd = new ClamdStub(port, 1_000_000)) {
            awaitScan(ticket, id, "CLEAN");
            assertThat(clamd.scanned()).isPositive();
        }
        content(crm(tenant), ticket, id).then().statusCode(200);
    }

    @Test
    void eachTryComesLaterThanTheOneBeforeUpToFiveMinutes() {
        assertThat(ScanJobs.pause(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(ScanJobs.pause(4)).isEqualTo(Duration.ofSeconds(8));
        assertThat(ScanJobs.pause(10)).isEqualTo(Duration.ofMinutes(5));
        assertThat(ScanJobs.pause(1_000)).isEqualTo(Duration.ofMinutes(5));
    }

    private void awaitScan(String ticket, String id, String state) {
        await().atMost(LONG)
                .untilAsserted(
                        () -> crm(tenant).get(path(ticket) + "/" + id).then().body("scan", equalTo(state)));
    }
}
