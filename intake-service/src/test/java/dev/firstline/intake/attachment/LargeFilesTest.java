package dev.firstline.intake.attachment;

import static dev.firstline.intake.IntakeApi.crm;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.openId;
import static dev.firstline.intake.attachment.FileApi.add;
import static dev.firstline.intake.attachment.FileApi.addLarge;
import static dev.firstline.intake.attachment.FileApi.begin;
import static dev.firstline.intake.attachment.FileApi.countContent;
import static dev.firstline.intake.attachment.FileApi.status;
import static dev.firstline.intake.attachment.FileApi.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.intake.IntakeRows;
import dev.firstline.intake.Stack;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is large, slow, or too much. */
@Stack
class LargeFilesTest {

    private static final long MIB = 1 << 20;

    @Inject
    AttachmentStore store;

    private final String tenant = newTenant();
    private final String token = FirstlineStack.token(tenant, Roles.CRM_CLIENT);
    private String ticket = "";

    @BeforeEach
    void openTicket() {
        ticket = openId(tenant);
    }

    @Test
    void aLargeFileComesAndGoesWhole() {
        var answer = addLarge(token, ticket, 25 * MIB);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(countContent(token, ticket, JsonPath.from(answer.body()).getString("id")))
                .isEqualTo(25 * MIB);
    }

    @Test
    void oneThatSaysThatItIsTooLargeIsRefusedBeforeItComes() throws IOException {
        try (var socket = begin(tenant, Roles.CRM_CLIENT, ticket, "Content-Length: " + 30 * MIB)) {
            assertThat(status(socket)).startsWith("HTTP/1.1 413");
        }
        try (var socket = begin(tenant, Roles.CRM_CLIENT, ticket, "Content-Length: 30000000000")) {
            assertThat(status(socket)).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void oneThatTurnsOutToBeTooLargeIsRefusedAndGone() throws IOException {
        try (var socket = begin(tenant, Roles.CRM_CLIENT, ticket, "Transfer-Encoding: chunked")) {
            var chunk = "100000\r\n" + "x".repeat((int) MIB) + "\r\n";
            for (int i = 0; i < 26; i++) {
                write(socket, chunk);
            }
            assertThat(status(socket)).startsWith("HTTP/1.1 413");
        }
        assertNothingArrives();
        assertThat(crm(tenant).get(FileApi.path(ticket)).jsonPath().getList("items"))
                .isEmpty();
    }

    @Test
    void oneThatIsBrokenOffIsGone() throws IOException {
        try (var socket = begin(tenant, Roles.CRM_CLIENT, ticket, "Content-Length: 1000")) {
            write(socket, "half of it");
            await().until(() -> store.arrivals().orElseThrow().toFile().list().length > 0);
        }

        assertNothingArrives();
    }

    @Test
    void whoeverSendsSlowlyHoldsUpNobodyElseAndHimselfAtLast() throws IOException {
        var slow = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 8; i++) {
                var socket = begin(tenant, Roles.CRM_CLIENT, ticket, "Content-Length: 1000");
                write(socket, "x");
                slow.add(socket);
            }
            await().until(() -> store.arrivals().orElseThrow().toFile().list().length >= 8);

            add(crm(tenant), ticket, "a.txt", "hello")
                    .then()
                    .statusCode(429)
                    .body("violated-policies[0]", equalTo("files"));
            var other = newTenant();
            add(crm(other), openId(other), "a.txt", "hello").then().statusCode(201);
            // Other requests of his own are not held up.
            crm(tenant).get("/v1/tickets/" + ticket).then().statusCode(200);
        } finally {
            for (var socket : slow) {
                socket.close();
            }
        }
        await().untilAsserted(
                        () -> add(crm(tenant), ticket, "a.txt", "hello").then().statusCode(201));
    }

    @Test
    void aTenantHasSoManyBytesAndNoMore() {
        assertThat(addLarge(token, ticket, 25 * MIB).statusCode()).isEqualTo(201);
        assertThat(addLarge(token, ticket, 24 * MIB).statusCode()).isEqualTo(201);

        var refused = addLarge(token, ticket, 2 * MIB);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(JsonPath.from(refused.body()).getString("type")).isEqualTo("urn:firstline:problem:quota-exceeded");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(addLarge(token, ticket, MIB).statusCode()).isEqualTo(201);
        assertThat(IntakeRows.one("select bytes from attachment_usage where tenant = ?", tenant))
                .isEqualTo(Long.toString(50 * MIB));
    }

    private void assertNothingArrives() {
        await().untilAsserted(() -> assertThat(store.arrivals().orElseThrow()).isEmptyDirectory());
    }
}
