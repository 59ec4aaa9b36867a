package dev.firstline.escalation.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.startsWith;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.escalation.rim.EscalationRimTest;
import dev.firstline.escalation.rim.World;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

@EscalationRimTest
class RegistryTest {

    private static final String ASFP = """
            {"vehicle":"ASFP","accessId":"A-1","contractId":"C-1","validFrom":"2026-01-01","validTo":"2026-12-31"}
            """;

    private final World world = World.ofItsOwn();

    private ValidatableResponse add(String body) {
        return world.admin().body(body).post("/v1/entitlements").then();
    }

    @Test
    void aProfileIsReadAsItWasPut() {
        world.isPartner("INDIRECT_PROVIDER");

        world.agent()
                .get("/v1/partners/self")
                .then()
                .statusCode(200)
                .header("ETag", startsWith("\"0."))
                .body("tenant", equalTo(world.tenant()))
                .body("type", equalTo("INDIRECT_PROVIDER"))
                .body("contact.timeZone", equalTo("Europe/Lisbon"));
    }

    @Test
    void aChangeOfAProfileNeedsTheVersionThatWasSeen() {
        world.isPartner("DIRECT_BILL");
        var body = "{\"type\":\"INDIRECT_RESELLER\"}";

        world.admin().body(body).put("/v1/partners/self").then().statusCode(428);
        world.admin()
                .header("If-Match", "\"5\"")
                .body(body)
                .put("/v1/partners/self")
                .then()
                .statusCode(412);
        world.admin()
                .header("If-Match", "\"0\"")
                .body(body)
                .put("/v1/partners/self")
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("type", equalTo("INDIRECT_RESELLER"));
    }

    @Test
    void aProfileThatIsMeantToBeTheFirstIsRefusedWhereThereIsOne() {
        var body = "{\"type\":\"INDIRECT_RESELLER\"}";
        world.admin()
                .header("If-None-Match", "*")
                .body(body)
                .put("/v1/partners/self")
                .then()
                .statusCode(201);

        world.admin()
                .header("If-None-Match", "*")
                .body(body)
                .put("/v1/partners/self")
                .then()
                .statusCode(412)
                .body("currentETag", equalTo("\"0\""));
    }

    @Test
    void statingTheSameAgainChangesNothing() {
        var body = "{\"type\":\"INDIRECT_RESELLER\"}";
        world.admin().body(body).put("/v1/partners/self").then().statusCode(201);

        world.admin().body(body).put("/v1/partners/self").then().statusCode(200).header("ETag", equalTo("\"0\""));
    }

    @Test
    void aPartnerSpeaksForTheTenantsBelowAndForNoOthers() {
        var below = world.tenant() + "/northwind";
        world.admin()
                .queryParam("tenant", below)
                .body("{\"type\":\"INDIRECT_RESELLER\"}")
                .put("/v1/partners/self")
                .then()
                .statusCode(201)
                .body("tenant", equalTo(below));

        world.child("northwind").agent().get("/v1/partners/self").then().statusCode(200);
        var stranger = World.ofItsOwn();
        stranger.admin()
                .queryParam("tenant", below)
                .get("/v1/partners/self")
                .then()
                .statusCode(404);
        stranger.admin()
                .queryParam("tenant", below)
                .body("{\"type\":\"DIRECT_BILL\"}")
                .put("/v1/partners/self")
                .then()
                .statusCode(404);
        world.agent()
                .queryParam("tenant", "Not a Path")
                .get("/v1/partners/self")
                .then()
                .statusCode(422);
        world.agent().get("/v1/partners/self").then().statusCode(404);
    }

    @Test
    void namesThatAreWrittenFromTheRightAndFieldsLeftEmptyAreTaken() {
        world.admin().body("""
                        {"type":"DIRECT_BILL","contact":{"firstName":"\\u200f\\u05d3\\u05e0\\u05d4","lastName":"Desk",
                         "email":"dana@desk.example","phone":"+351 210 000 000","timeZone":"Europe/Lisbon","country":"PRT"}}""").put("/v1/partners/self").then().statusCode(201);
        world.admin()
                .body("{\"vehicle\":\"ASFP\",\"accessId\":\"\",\"contractId\":\" \",\"validFrom\":\"2026-01-01\"}")
                .post("/v1/entitlements")
                .then()
                .statusCode(201);
        world.admin()
                .body("{\"vehicle\":\"ASFP\",\"accessId\":\"a\\u202eb\",\"validFrom\":\"2026-01-01\"}")
                .post("/v1/entitlements")
                .then()
                .statusCode(422);
    }

    @Test
    void badProfilesAreRefusedWithTheirCause() {
        world.admin().body("{}").put("/v1/partners/self").then().statusCode(422);
        world.admin()
                .body("{\"type\":\"FRIEND\"}")
                .put("/v1/partners/self")
                .then()
                .statusCode(422);
        world.admin()
                .body("""
                        {"type":"DIRECT_BILL","contact":{"firstName":"Dana","lastName":"Desk","email":"nowhere",
                         "timeZone":"Europe/Lisbon","country":"Portugal"}}""")
                .put("/v1/partners/self")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItems("/contact/email", "/contact/country"));
        world.admin()
                .body("""
                        {"type":"DIRECT_BILL","contact":{"firstName":"Dana","lastName":"Desk",
                         "email":"desk@contoso.example","timeZone":"Lisbon","country":"PRT"}}""")
                .put("/v1/partners/self")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/contact/timeZone"));
        world.admin()
                .body("""
                        {"type":"DIRECT_BILL","contact":{"firstName":"Dana","lastName":"Desk",
                         "email":"desk@contoso.example","timeZone":"Europe/Lisbon","country":"XXX"}}""")
                .put("/v1/partners/self")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/contact/country"));
    }

    @Test
    void datesBeyondTheYearsThatAnAnswerCanSayAreRefusedByTheirName() {
        world.isPartner("DIRECT_BILL");
        for (var date : List.of("+999999999-12-31", "-999999999-01-01", "-0001-01-01", "0000-01-01", "+12026-12-31")) {
            world.admin()
                    .body("{\"vehicle\":\"ASFP\",\"validFrom\":\"%s\"}".formatted(date))
                    .post("/v1/entitlements")
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/validFrom"));
            world.admin()
                    .body("{\"vehicle\":\"ASFP\",\"validFrom\":\"2026-01-01\",\"validTo\":\"%s\"}".formatted(date))
                    .post("/v1/entitlements")
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/validTo"));
        }
    }

    @Test
    void anEntitlementLivesFromPostToDelete() {
        world.isPartner("DIRECT_BILL");
        var location = add(ASFP)
                .statusCode(201)
                .header("ETag", equalTo("\"0\""))
                .extract()
                .header("Location");

        world.agent().get(location).then().statusCode(200).body("vehicle", equalTo("ASFP"));
        world.admin().body(ASFP).put(location).then().statusCode(428);
        world.admin()
                .header("If-Match", "\"0\"")
                .header("If-None-Match", "*")
                .body(ASFP.replace("2026-12-31", "2027-12-31"))
                .put(location)
                .then()
                .statusCode(412);
        world.admin()
                .header("If-Match", "\"0\"")
                .body(ASFP.replace("2026-12-31", "2027-12-31"))
                .put(location)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("validTo", equalTo("2027-12-31"));
        world.admin()
                .header("If-Match", "\"0\"")
                .body(ASFP)
                .put(location)
                .then()
                .statusCode(412);
        world.admin().header("If-Match", "\"0\"").delete(location).then().statusCode(412);
        world.admin().header("If-Match", "\"1\"").delete(location).then().statusCode(204);
        world.agent().get(location).then().statusCode(404);
    }

    @Test
    void countedIncidentsCarryTheirReleases() {
        world.isPartner("DIRECT_BILL");

        add("""
                {"vehicle":"PRODUCT_SUPPORT_INCIDENTS","accessId":"A","contractId":"C","validFrom":"2026-01-01",
                 "incidentsTotal":20,"incidentsRemaining":3,
                 "releases":[{"name":"SQL Server 2022","generation":"CURRENT"},
                             {"name":"SQL Server 2019","generation":"PREVIOUS","mainstreamUntil":"2025-02-28"}]}""").statusCode(201);

        world.agent()
                .get("/v1/entitlements")
                .then()
                .statusCode(200)
                .body("items[0].releases.name", contains("SQL Server 2022", "SQL Server 2019"))
                .body("items[0].releases[1].mainstreamUntil", equalTo("2025-02-28"))
                .body("items[0].incidentsRemaining", equalTo(3));
    }

    @Test
    void contradictionsAreRefusedTogether() {
        world.isPartner("DIRECT_BILL");

        add("""
                {"vehicle":"COMMERCIAL","validFrom":"2026-02-01","validTo":"2026-01-01",
                 "incidentsTotal":1,"incidentsRemaining":2,"releases":[{"name":"X","generation":"CURRENT"}]}""")
                .statusCode(422)
                .body("errors.pointer", contains("/vehicle", "/validTo", "/incidentsRemaining", "/releases"));
        add("{\"vehicle\":\"PRODUCT_SUPPORT_INCIDENTS\",\"validFrom\":\"2026-02-01\"}")
                .statusCode(422)
                .body("errors.pointer", contains("/releases"));
        add(ASFP.replace("2026-01-01", "yesterday")).statusCode(422);
        add(ASFP.replace("accessId", "password")).statusCode(422);
    }

    @Test
    void anEntitlementNeedsTheProfileThatItBelongsTo() {
        add(ASFP).statusCode(409);
    }

    @Test
    void theSameKeyAddsOnce() {
        world.isPartner("DIRECT_BILL");
        var first = world.admin()
                .header("Idempotency-Key", "k1")
                .body(ASFP)
                .post("/v1/entitlements")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");

        world.admin()
                .header("Idempotency-Key", "k1")
                .body(ASFP)
                .post("/v1/entitlements")
                .then()
                .statusCode(201)
                .header("Location", equalTo(first));
        world.admin()
                .header("Idempotency-Key", "k1")
                .body(ASFP.replace("ASFP", "PSFP"))
                .post("/v1/entitlements")
                .then()
                .statusCode(422);
    }

    @Test
    void entitlementsAreNotShownToStrangersNorToThoseWhoInheritThem() {
        world.isPartner("INDIRECT_PROVIDER");
        var location = add(ASFP).statusCode(201).extract().header("Location");

        for (var other : new World[] {World.ofItsOwn(), world.child("northwind")}) {
            other.admin().get(location).then().statusCode(404);
            other.admin()
                    .header("If-Match", "\"0\"")
                    .body(ASFP)
                    .put(location)
                    .then()
                    .statusCode(404);
            other.admin().header("If-Match", "\"0\"").delete(location).then().statusCode(404);
            assertThat(other.admin().get("/v1/entitlements").jsonPath().getList("items"))
                    .isEmpty();
        }
    }

    @Test
    void anEntitlementOfATenantElsewhereIsAValueThatIsNotAcceptable() {
        world.admin()
                .body(ASFP.replaceFirst(
                        "\\{", "{\"tenant\":\"" + World.ofItsOwn().tenant() + "\","))
                .post("/v1/entitlements")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/tenant"));
    }

    @Test
    void settingUpIsForAdminsAlone() {
        world.as(Roles.HELPDESK_AGENT, Roles.CRM_CLIENT, Roles.OPS)
                .body("{\"type\":\"DIRECT_BILL\"}")
                .put("/v1/partners/self")
                .then()
                .statusCode(403);
        world.agent().body(ASFP).post("/v1/entitlements").then().statusCode(403);
        world.as(Roles.CRM_CLIENT).get("/v1/entitlements").then().statusCode(403);
        world.as(Roles.GLOBAL_ADMIN)
                .body("{\"type\":\"DIRECT_BILL\"}")
                .put("/v1/partners/self")
                .then()
                .statusCode(201);
    }

    @Test
    void theListPagesInTheOrderOfMaking() {
        world.isPartner("DIRECT_BILL").holds("ASFP").holds("PSFP").holds("SIGNATURE");

        var first = world.agent().get("/v1/entitlements?limit=2").jsonPath();
        assertThat(first.getList("items.vehicle").toString()).isEqualTo("[ASFP, PSFP]");
        var second = world.agent()
                .queryParam("limit", 2)
                .queryParam("cursor", first.getString("next"))
                .get("/v1/entitlements")
                .jsonPath();
        assertThat(second.getList("items.vehicle").toString()).isEqualTo("[SIGNATURE]");
        assertThat(second.getString("next")).isNull();
    }
}
