package dev.firstline.diagnosis.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.KeyRing;
import dev.firstline.chassis.http.KeyUse;
import dev.firstline.chassis.vault.Vault;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.devstack.test.StoredRows;
import dev.firstline.diagnosis.connection.GraphStub.StubAnswer;
import dev.firstline.diagnosis.rim.DiagnosisRimTest;
import dev.firstline.diagnosis.rim.World;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections by REST: who may have them, what is shown of them, and what never is. */
@DiagnosisRimTest
class HealthConnectionsTest {

    private final StoredRows rows = StoredRows.of("diagnosis");
    private final Connected tenant = Connected.ofItsOwn();
    private final World world = tenant.world();
    private final StubDirectory directory = GraphStub.directory();

    @Inject
    ConnectionVault vault;

    @AfterEach
    void leave() {
        rows.change(
                "delete from health_connection where tenant = ? or starts_with(tenant, ? || '/')",
                world.tenant(),
                world.tenant());
    }

    @Test
    void aConnectionIsPutAndShownWithHowItIs() {
        tenant.put(directory, Connected.body(StubDirectory.SECRET))
                .then()
                .statusCode(201)
                .body("state", equalTo("WAITING"))
                .body("tenant", equalTo(world.tenant()))
                .body("directoryId", equalTo(directory.id().toString()));

        var well = tenant.await(directory, seen -> "WELL".equals(seen.getString("state")));

        assertThat(well.getString("lastPollAt")).isNotNull();
        assertThat(well.getInt("services")).isEqualTo(2);
        assertThat(well.getList("unwell.service")).isEqualTo(List.of("Microsoft Teams"));
        assertThat(well.getList("unwell.status")).isEqualTo(List.of("serviceDegradation"));
    }

    @Test
    void theSecretIsNeverShownAndStoredSealed() {
        var shown = Stream.of(
                        tenant.put(directory, Connected.body(StubDirectory.SECRET)),
                        tenant.put(directory, Connected.body(StubDirectory.SECRET)),
                        world.agent().get(Connected.PATH + directory.id()),
                        world.agent().get("/v1/health-connections"),
                        world.as(Roles.ADMIN_AGENT).post(Connected.PATH + directory.id() + "/test"))
                .map(answer -> answer.asString().toLowerCase(Locale.ROOT))
                .toList();

        assertThat(shown).noneSatisfy(text -> assertThat(text).containsAnyOf(StubDirectory.SECRET, "secret"));
        assertThat(rows.column(
                        "select convert_from(secret, 'LATIN1') from health_connection where tenant = ?",
                        world.tenant()))
                .singleElement()
                .asString()
                .doesNotContain(StubDirectory.SECRET.substring(0, 8));
    }

    @Test
    void aChangeWithoutASecretKeepsIt() {
        tenant.to(directory);

        world.as(Roles.ADMIN_AGENT)
                .body("{\"clientId\":\"%s\"}".formatted(UUID.randomUUID()))
                .put(Connected.PATH + directory.id())
                .then()
                .statusCode(200);

        tenant.await(directory, seen -> "WELL".equals(seen.getString("state")));
    }

    @Test
    void aNewOneNeedsASecret() {
        tenant.put(directory, "{\"clientId\":\"%s\"}".formatted(UUID.randomUUID()))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/clientSecret"));
    }

    @Test
    void oneThatIsMeantToBeNewIsRefusedWhereThereIsOne() {
        tenant.to(directory);

        world.as(Roles.ADMIN_AGENT)
                .header("If-None-Match", "*")
                .body(Connected.body(StubDirectory.SECRET))
                .put(Connected.PATH + directory.id())
                .then()
                .statusCode(412)
                .body("type", equalTo("urn:firstline:problem:stale-version"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"clientSecret\":\"x\"}",
                "{\"clientId\":\"contoso\",\"clientSecret\":\"x\"}",
                "{\"clientId\":\"0199f6c0-0000-7000-8000-0000000000c1\",\"clientSecret\":\"\"}",
                "{\"clientId\":\"0199f6c0-0000-7000-8000-0000000000c1\",\"clientSecret\":\"a\\nb\"}",
                "{\"clientId\":\"0199f6c0-0000-7000-8000-0000000000c1\",\"clientSecret\":\"x\",\"url\":\"https://x.example\"}"
            })
    void whatSaysTooLittleOrTooMuchIsRefused(String body) {
        tenant.put(directory, body).then().statusCode(422).contentType("application/problem+json");
    }

    @Test
    void aSecretOfAnyLengthIsNot() {
        tenant.put(directory, Connected.body("x".repeat(501))).then().statusCode(422);
    }

    @Test
    void aTestCallSaysWhetherItWorksAndWhyNot() {
        tenant.to(directory);
        test().then().statusCode(200).body("works", equalTo(true)).body("services", equalTo(2));

        directory.failsWith(StubAnswer.of(403, "{\"error\":{\"code\":\"Forbidden\"}}"));
        test().then().statusCode(200).body("works", equalTo(false)).body("failure", equalTo("CONSENT_MISSING"));

        directory.refusesTokensWith(StubAnswer.of(400, "{\"error\":\"unauthorized_client\"}"));
        test().then()
                .statusCode(200)
                .body("works", equalTo(false))
                .body("failure", equalTo("CREDENTIALS_REFUSED"))
                .body("services", equalTo(0));
    }

    private Response test() {
        return world.as(Roles.ADMIN_AGENT).post(Connected.PATH + directory.id() + "/test");
    }

    @Test
    void whatIsRemovedIsGoneWithWhatItHeldAndLeavesItsIncidents() {
        directory.has("EX1", "Service " + UUID.randomUUID());
        tenant.to(directory);
        tenant.awaitIncident("EX1", "OPEN");

        world.as(Roles.ADMIN_AGENT)
                .delete(Connected.PATH + directory.id())
                .then()
                .statusCode(204);

        world.agent().get(Connected.PATH + directory.id()).then().statusCode(404);
        world.as(Roles.ADMIN_AGENT)
                .delete(Connected.PATH + directory.id())
                .then()
                .statusCode(404);
        test().then().statusCode(404);
        assertThat(rows.column("select incident_id from health_issue where tenant = ?", world.tenant()))
                .isEmpty();
        assertThat(tenant.incident("EX1")).containsEntry("status", "OPEN");
    }

    @Test
    void thoseAboveSeeItAndThoseBelowAndBesideDoNot() {
        var below = new Connected(world.child("northwind"));
        below.to(directory);

        world.agent()
                .get("/v1/health-connections")
                .then()
                .body("items.tenant", contains(below.world().tenant()));
        world.agent().get(Connected.PATH + directory.id()).then().statusCode(200);
        World.ofItsOwn().agent().get(Connected.PATH + directory.id()).then().statusCode(404);
        below.world()
                .child("deeper")
                .agent()
                .get(Connected.PATH + directory.id())
                .then()
                .statusCode(404);
        below.world()
                .child("deeper")
                .agent()
                .get("/v1/health-connections")
                .then()
                .body("items", empty());
        // Seen from above, and nobody's own there.
        world.as(Roles.ADMIN_AGENT)
                .delete(Connected.PATH + directory.id())
                .then()
                .statusCode(404);
    }

    @Test
    void theListIsReadPageByPage() {
        var ids = Stream.generate(() -> GraphStub.directory())
                .limit(3)
                .peek(tenant::to)
                .map(each -> each.id().toString())
                .sorted()
                .toList();

        var first = world.agent().get("/v1/health-connections?limit=2").jsonPath();
        assertThat(first.getList("items.directoryId")).isEqualTo(ids.subList(0, 2));
        world.agent()
                .queryParam("cursor", first.getString("next"))
                .get("/v1/health-connections?limit=2")
                .then()
                .body("items.directoryId", contains(ids.get(2)))
                .body("next", equalTo(null));
    }

    @Test
    void onlyAdministratorsConnectAndTheDeskReads() {
        for (var role : List.of(Roles.HELPDESK_AGENT, Roles.CRM_CLIENT, Roles.USER_ADMIN, Roles.OPS)) {
            world.as(role)
                    .body(Connected.body("x"))
                    .put(Connected.PATH + directory.id())
                    .then()
                    .statusCode(403);
        }
        world.as(Roles.HELPDESK_AGENT)
                .post(Connected.PATH + directory.id() + "/test")
                .then()
                .statusCode(403);
        world.as(Roles.HELPDESK_AGENT)
                .delete(Connected.PATH + directory.id())
                .then()
                .statusCode(403);
        world.as(Roles.CRM_CLIENT).get("/v1/health-connections").then().statusCode(403);
        world.as(Roles.OPS).get("/v1/health-connections").then().statusCode(200).body("items", hasSize(0));
    }

    @Test
    void aSecretUnderTheOldKeyIsUsedAndSealedAnew() {
        tenant.to(directory);
        tenant.awaitRead(directory);
        var old = new Vault(KeyRing.of(FirstlineStack.OLD_SECRET_KEY), KeyUse.VENDOR_CREDENTIAL);
        var id = UUID.fromString(rows.column("select id from health_connection where tenant = ?", world.tenant())
                .getFirst());
        rows.change(
                "update health_connection set secret = ?, sealed_under = ? where id = ?",
                old.seal(StubDirectory.SECRET, world.tenant(), id),
                old.keyId(),
                id);
        tenant.awaitRead(directory);
        assertThat(tenant.show(directory).getString("state")).isEqualTo("WELL");

        vault.renew();

        assertThat(rows.column("select sealed_under from health_connection where id = ?", id))
                .containsExactly(KeyRing.of(FirstlineStack.SECRET_KEY).id());
        test().then().body("works", equalTo(true));
    }

    @Test
    void aDirectoryThatIsNoIdIsNotThere() {
        world.agent()
                .get(Connected.PATH + "contoso.onmicrosoft.com")
                .then()
                .statusCode(404)
                .body("detail", not(containsString("onmicrosoft")));
    }
}
