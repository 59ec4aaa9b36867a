package dev.firstline.escalation.delegation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.id.Ids;
import dev.firstline.devstack.test.StoredRows;
import dev.firstline.escalation.rim.EscalationRimTest;
import dev.firstline.escalation.rim.World;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is recorded of the access to a customer, by REST. */
@EscalationRimTest
class DelegatedAccessTest {

    private static final String GDAP = """
            {"name":"rel-1","kind":"GDAP","status":"ACTIVE","roles":["Service Support Administrator"],"endsAt":"2027-11-01T00:00:00Z"}
            """;

    private final World world = World.ofItsOwn();
    private final UUID customer = Ids.next();

    private String path() {
        return "/v1/delegated-access/" + customer;
    }

    private static String body(String... relations) {
        return "{\"relations\":[" + String.join(",", relations) + "]}";
    }

    private ValidatableResponse put(String body) {
        return world.admin().body(body).put(path()).then();
    }

    @Test
    void whatIsStatedIsReadAsItWasPut() {
        world.isPartner("DIRECT_BILL");

        put(body(GDAP)).statusCode(201).header("ETag", startsWith("\"0"));

        world.agent()
                .get(path())
                .then()
                .statusCode(200)
                .header("ETag", startsWith("\"0."))
                .body("tenant", equalTo(world.tenant()))
                .body("customerId", equalTo(customer.toString()))
                .body("relations.name", contains("rel-1"))
                .body("relations[0].roles", contains("Service Support Administrator"))
                .body("relations[0].endsAt", equalTo("2027-11-01T00:00:00Z"))
                .body("relations[0].subscriptionId", nullValue());
        world.agent().get("/v1/delegated-access").then().body("items.customerId", contains(customer.toString()));
    }

    @Test
    void aChangeNeedsTheVersionThatWasSeenAndTheSameAgainNeedsNone() {
        world.isPartner("DIRECT_BILL");
        put(body(GDAP)).statusCode(201);

        put(body(GDAP)).statusCode(200).body("version", equalTo(0));
        put(body()).statusCode(428);
        world.admin()
                .header("If-Match", "\"5\"")
                .body(body())
                .put(path())
                .then()
                .statusCode(412);
        world.admin()
                .header("If-None-Match", "*")
                .body(body())
                .put(path())
                .then()
                .statusCode(412);
        world.admin()
                .header("If-Match", "\"0\"")
                .body(body())
                .put(path())
                .then()
                .statusCode(200)
                .body("version", equalTo(1))
                .body("relations.size()", equalTo(0));
    }

    @Test
    void whatIsForgottenIsNotRecordedAnyMore() {
        world.isPartner("DIRECT_BILL");
        put(body(GDAP)).statusCode(201);

        world.admin().delete(path()).then().statusCode(428);
        world.admin().header("If-Match", "\"3\"").delete(path()).then().statusCode(412);
        world.admin().header("If-Match", "\"0\"").delete(path()).then().statusCode(204);
        world.admin().header("If-Match", "\"0\"").delete(path()).then().statusCode(404);
        world.agent().get(path()).then().statusCode(404);
    }

    @Test
    void itStandsWhereThePartnerProfileDoes() {
        put(body(GDAP)).statusCode(409);
    }

    @Test
    void nobodyBelowReadsOrChangesWhatATenantAboveHasRecorded() {
        world.isPartner("DIRECT_BILL");
        put(body(GDAP)).statusCode(201);
        var below = world.child("reseller");

        below.agent().get(path()).then().statusCode(404);
        below.agent().queryParam("tenant", world.tenant()).get(path()).then().statusCode(404);
        below.agent().get("/v1/delegated-access").then().body("items.size()", equalTo(0));
        below.admin()
                .queryParam("tenant", world.tenant())
                .body(body())
                .put(path())
                .then()
                .statusCode(404);
        below.admin()
                .queryParam("tenant", world.tenant())
                .header("If-Match", "\"0\"")
                .delete(path())
                .then()
                .statusCode(404);
        World.ofItsOwn().agent().get("/v1/delegated-access").then().body("items.size()", equalTo(0));
    }

    @Test
    void aPartnerSpeaksForThoseBelowThatArePartnersThemselves() {
        var below = world.child("reseller");
        below.isPartner("INDIRECT_RESELLER");

        world.admin()
                .queryParam("tenant", below.tenant())
                .body(body(GDAP))
                .put(path())
                .then()
                .statusCode(201)
                .body("tenant", equalTo(below.tenant()));
        world.agent().get("/v1/delegated-access").then().body("items.tenant", contains(below.tenant()));
        below.agent().get(path()).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name":"a","kind":"GDAP","status":"ACTIVE"},{"name":"a","kind":"DAP","status":"ACTIVE"} | /relations/1/name
            {"name":"a","kind":"DAP","status":"ACTIVE","roles":["Owner"]} | /relations/0/roles
            {"name":"a","kind":"GDAP","status":"ACTIVE","subscriptionId":"aaaaaaaa-1111-4222-8333-bbbbbbbbbbbb"} | /relations/0/subscriptionId
            {"name":"a","kind":"GDAP","status":"ACTIVE","asOf":"2999-01-01T00:00:00Z"} | /relations/0/asOf
            {"name":"","kind":"GDAP","status":"ACTIVE"} | /relations/0/name
            {"name":"a","kind":"GDAP"} | /relations/0/status
            {"name":"a","kind":"GDAP","status":"ACTIVE","roles":[" "]} | /relations/0/roles/0
            """)
    void contradictionsAreRefusedWithTheirPlace(String relations, String pointer) {
        world.isPartner("DIRECT_BILL");

        put(body(relations)).statusCode(422).body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void rolesDecideWhoReadsAndWhoStates() {
        world.isPartner("DIRECT_BILL");

        for (var role : List.of(Roles.HELPDESK_AGENT, Roles.CRM_CLIENT, Roles.OPS)) {
            world.as(role).body(body(GDAP)).put(path()).then().statusCode(403);
            world.as(role).header("If-Match", "\"0\"").delete(path()).then().statusCode(403);
        }
        world.as(Roles.CRM_CLIENT).get("/v1/delegated-access").then().statusCode(403);
        world.as(Roles.CRM_CLIENT).get(path()).then().statusCode(403);
    }

    @Test
    void whetherAccessIsRequiredStaysAsItWasWhereNobodySpeaksOfIt() {
        world.admin()
                .body("{\"type\":\"DIRECT_BILL\",\"accessRequired\":true}")
                .put("/v1/partners/self")
                .then()
                .statusCode(201)
                .body("accessRequired", equalTo(true));

        world.admin()
                .header("If-Match", "\"0\"")
                .body("{\"type\":\"INDIRECT_PROVIDER\"}")
                .put("/v1/partners/self")
                .then()
                .statusCode(200)
                .body("accessRequired", equalTo(true));
        assertThat(StoredRows.of("escalation")
                        .column("select access_required from partner_profile where tenant = ?", world.tenant()))
                .containsExactly("t");
    }
}
