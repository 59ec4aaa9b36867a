package dev.firstline.escalation.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.devstack.test.StoredRows;
import dev.firstline.escalation.rim.EscalationRimTest;
import dev.firstline.escalation.rim.World;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What people state of the units of an entitlement. */
@EscalationRimTest
class EntitlementUnitsTest {

    private static final String COUNTED =
            "{\"vehicle\":\"SIGNATURE\",\"validFrom\":\"2026-01-01\",\"incidentsTotal\":%d,\"incidentsRemaining\":%d}";

    private final World world = World.ofItsOwn();

    @Inject
    OldMovements oldMovements;

    private String counted() {
        world.isPartner("DIRECT_BILL");
        return add(COUNTED.formatted(20, 17));
    }

    private String add(String body) {
        return world.admin()
                .body(body)
                .post("/v1/entitlements")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
    }

    private ValidatableResponse put(String location, String version, String body) {
        return world.admin()
                .header("If-Match", "\"" + version + "\"")
                .body(body)
                .put(location)
                .then();
    }

    private ValidatableResponse movements(World reader, String location) {
        return reader.agent().get(location + "/movements").then();
    }

    private ValidatableResponse reconcile(String location, String body) {
        return world.admin().body(body).post(location + "/reconcile").then();
    }

    @Test
    void whatIsTypedAtFirstOpensTheAccount() {
        var location = counted();

        world.agent()
                .get(location)
                .then()
                .body("units.free", equalTo(17))
                .body("units.used", equalTo(3))
                .body("units.reserved", equalTo(0));
        movements(world, location)
                .statusCode(200)
                .body("items.kind", contains("GRANTED"))
                .body("items[0].units", equalTo(17))
                .body("items[0].total", equalTo(20))
                .body("items[0].used", equalTo(3))
                .body("items[0].person", equalTo("test-user"))
                .body("items[0].reason", equalTo("STATED"));
    }

    @Test
    void aChangedTotalIsAMovementAndTheSameAgainIsNone() {
        var location = counted();

        put(location, "0", COUNTED.formatted(30, 27)).statusCode(200).body("incidentsRemaining", equalTo(27));
        put(location, "1", COUNTED.formatted(30, 27)).statusCode(200);
        put(location, "2", COUNTED.formatted(30, 20).replace("}", ",\"reason\":\"Counted by hand\"}"))
                .statusCode(200);

        movements(world, location)
                .body("items.kind", contains("RECONCILED", "GRANTED", "GRANTED"))
                .body("items.units", contains(-7, 10, 17))
                .body("items[0].reason", equalTo("Counted by hand"));
    }

    @Test
    void theVendorsFiguresCountWithTheReasonThatIsRequired() {
        var location = counted();

        reconcile(location, "{\"total\":20,\"remaining\":15,\"reason\":\"Two were filed by phone\"}")
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("incidentsRemaining", equalTo(15))
                .body("units.used", equalTo(5));

        movements(world, location)
                .body("items[0].kind", equalTo("RECONCILED"))
                .body("items[0].units", equalTo(-2))
                .body("items[0].reason", equalTo("Two were filed by phone"));
        reconcile(location, "{\"total\":20,\"remaining\":15}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/reason"));
        reconcile(location, "{\"total\":20,\"remaining\":15,\"reason\":\" \"}").statusCode(422);
        reconcile(location, "{\"total\":20,\"remaining\":21,\"reason\":\"x\"}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/remaining"));
        reconcile(location, "{\"remaining\":21,\"reason\":\"x\"}").statusCode(422);
    }

    @Test
    void theSameKeyReconcilesOnce() {
        var location = counted();
        for (int i = 0; i < 2; i++) {
            world.admin()
                    .header("Idempotency-Key", "k1")
                    .body("{\"total\":20,\"remaining\":15,\"reason\":\"x\"}")
                    .post(location + "/reconcile")
                    .then()
                    .statusCode(200);
        }

        movements(world, location).body("items.size()", equalTo(2));
    }

    @Test
    void whatIsNotCountedCannotBeReconciled() {
        world.isPartner("DIRECT_BILL");
        var location = add("{\"vehicle\":\"ASFP\",\"validFrom\":\"2026-01-01\"}");

        reconcile(location, "{\"total\":20,\"remaining\":15,\"reason\":\"x\"}").statusCode(409);
        movements(world, location).statusCode(200).body("items.size()", equalTo(0));
        world.agent().get(location).then().body("units", nullValue());
    }

    @Test
    void anEndThatIsStatedTakesWhatIsFreeAndALaterOneGivesItBack() {
        var location = counted();

        put(location, "0", COUNTED.formatted(20, 17).replace("}", ",\"validTo\":\"2026-01-31\"}"))
                .body("incidentsRemaining", equalTo(0))
                .body("units.expired", equalTo(17));
        put(location, "1", COUNTED.formatted(20, 0).replace("}", ",\"validTo\":\"2999-01-31\"}"))
                .body("incidentsRemaining", equalTo(17))
                .body("units.expired", equalTo(0));

        movements(world, location).body("items.kind", contains("GRANTED", "EXPIRED", "GRANTED"));
    }

    @Test
    void movementsAreForThoseWhoSeeTheEntitlement() {
        var location = counted();
        for (var other : new World[] {World.ofItsOwn(), world.child("northwind")}) {
            movements(other, location).statusCode(404);
            other.admin()
                    .body("{\"total\":20,\"remaining\":15,\"reason\":\"x\"}")
                    .post(location + "/reconcile")
                    .then()
                    .statusCode(404);
        }
        world.as(Roles.CRM_CLIENT).get(location + "/movements").then().statusCode(403);
        world.agent()
                .body("{\"total\":20,\"remaining\":15,\"reason\":\"x\"}")
                .post(location + "/reconcile")
                .then()
                .statusCode(403);
        world.as(Roles.OPS).get(location + "/movements").then().statusCode(200);
    }

    @Test
    void whoOfTheTenantAboveStatedItIsNotToldBelow() {
        var below = world.child("northwind").isPartner("INDIRECT_RESELLER");
        var location = world.admin()
                .body(COUNTED.formatted(5, 5).replace("{", "{\"tenant\":\"" + below.tenant() + "\","))
                .post("/v1/entitlements")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");

        movements(below, location).body("items[0].person", nullValue());
        movements(world, location).body("items[0].person", equalTo("test-user"));
    }

    @Test
    void movementsEndWithTheirEntitlementOrAfterYears() {
        var rows = StoredRows.of("escalation");
        var location = counted();
        var id = location.substring(location.lastIndexOf('/') + 1);
        var count = "select count(*) from entitlement_movement where entitlement_id = ?::uuid";
        put(location, "0", COUNTED.formatted(30, 27)).statusCode(200);
        rows.change(
                "update entitlement_movement set moved_at = '2005-01-01' where entitlement_id = ?::uuid and number = 1",
                id);

        oldMovements.tidy(Instant.parse("2015-06-01T00:00:00Z"));
        assertThat(rows.column(count, id)).containsExactly("1");

        world.admin().header("If-Match", "\"1\"").delete(location).then().statusCode(204);
        assertThat(rows.column(count, id)).containsExactly("0");
    }
}
