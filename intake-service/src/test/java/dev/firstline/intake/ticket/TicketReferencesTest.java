package dev.firstline.intake.ticket;

import static dev.firstline.intake.IntakeApi.agent;
import static dev.firstline.intake.IntakeApi.as;
import static dev.firstline.intake.IntakeApi.crm;
import static dev.firstline.intake.IntakeApi.move;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.openId;
import static dev.firstline.intake.IntakeApi.read;
import static dev.firstline.intake.IntakeApi.ticket;
import static dev.firstline.intake.reference.ReferenceApi.called;
import static dev.firstline.intake.reference.ReferenceApi.found;
import static dev.firstline.intake.reference.ReferenceApi.put;
import static dev.firstline.intake.reference.ReferenceApi.references;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.intake.Stack;
import io.restassured.response.Response;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What tickets are called in the partner's systems. */
@Stack
class TicketReferencesTest {

    private static final String RETURN = "\"ifKnown\":\"RETURN\"";

    private final String tenant = newTenant();

    @Test
    void aTicketIsFoundByEachOfItsReferences() {
        var id = opened("crm:4711", "monitoring:alarm/88:1");

        assertThat(references(tenant, "/v1/tickets/" + id)).containsExactly("crm:4711", "monitoring:alarm/88:1");
        assertThat(listed("crm:4711")).containsExactly(id);
        assertThat(listed("monitoring:alarm/88:1")).containsExactly(id);
        assertThat(listed("monitoring:4711")).isEmpty();
        assertThat(found(tenant, "TICKET", "crm:4711")).containsExactly("/v1/tickets/" + id);
        assertThat(found(tenant, "CUSTOMER", "crm:4711")).isEmpty();
    }

    @Test
    void theFiltersOfTheListHoldBesideAReference() {
        var id = opened("crm:4711");

        assertThat(list("crm:4711", "severity", "B")).containsExactly(id);
        assertThat(list("crm:4711", "severity", "A")).isEmpty();
        assertThat(list("crm:4711", "customer", "C-1")).containsExactly(id);
        assertThat(list("crm:4711", "customer", "C-2")).isEmpty();
        assertThat(list("crm:4711", "externalReference", "CRM-1")).isEmpty();
        assertThat(list("crm:4711", "status", "NEW")).containsExactly(id);
    }

    @Test
    void aReferenceThatIsTakenRefusesAnotherTicketOrAnswersWithTheOneThatHasIt() {
        var id = opened("crm:1", "erp:1");

        open(called("", "erp:1", "crm:2"))
                .then()
                .statusCode(409)
                .body("ticketId", equalTo(id))
                .body("detail", containsString("erp:1"));
        open(called(RETURN, "erp:1", "crm:2"))
                .then()
                .statusCode(200)
                .header("Location", equalTo("/v1/tickets/" + id))
                .body("id", equalTo(id))
                .body("title", equalTo("Called"));

        assertThat(references(tenant, "/v1/tickets/" + id))
                .as("what is found stays as it is")
                .containsExactly("crm:1", "erp:1");
        assertThat(listed("crm:2")).as("what was not opened has no reference").isEmpty();
    }

    @Test
    void theExternalReferenceStaysAsItWasAndCanBeAskedForLikewise() {
        var external = ticket("First").replaceFirst("\\{", "{\"externalReference\":\"R-1\",");
        var id = open(external).then().statusCode(201).extract().<String>path("id");

        open(external).then().statusCode(409).body("ticketId", equalTo(id));
        open(external.replaceFirst("\\{", "{" + RETURN + ","))
                .then()
                .statusCode(200)
                .body("id", equalTo(id));
        open(called("\"externalReference\":\"R-1\"," + RETURN, "crm:1"))
                .then()
                .statusCode(200)
                .body("id", equalTo(id));
        assertThat(listed("crm:1")).isEmpty();
    }

    @Test
    void aKeyIsAnsweredWithWhatWasFoundToo() {
        var id = opened("crm:1");
        var again = called(RETURN, "crm:1");

        for (int i = 0; i < 2; i++) {
            crm(tenant)
                    .header("Idempotency-Key", "k")
                    .body(again)
                    .post("/v1/tickets")
                    .then()
                    .statusCode(200)
                    .body("id", equalTo(id));
        }
    }

    @Test
    void ofABulkEachFindsOrOpensItsOwn() {
        var id = opened("crm:1");
        var answer = crm(tenant)
                .body("{\"tickets\":["
                        + String.join(
                                ",",
                                called(RETURN, "crm:1"),
                                called("", "crm:2"),
                                called("", "crm:1"),
                                called(RETURN, "crm:2"),
                                called("", "crm:2"))
                        + "]}")
                .post("/v1/tickets/bulk");

        answer.then()
                .statusCode(200)
                .body("items.status", equalTo(List.of(200, 201, 409, 200, 409)))
                .body("items[0].ticket.id", equalTo(id))
                .body("items[0].problem", nullValue())
                .body("items[2].problem.ticketId", equalTo(id))
                .body("items[3].ticket.id", equalTo(answer.path("items[1].ticket.id")));
        assertThat(listed("crm:2")).containsExactly(answer.<String>path("items[1].ticket.id"));
        open(called(RETURN, "crm:1", "crm:2")).then().statusCode(409).body("detail", containsString("several tickets"));
    }

    @Test
    void whatABulkDoesNotOpenGivesItsReferencesBack() {
        var taken = ticket("First").replaceFirst("\\{", "{\"externalReference\":\"R-1\",");
        open(taken).then().statusCode(201);

        crm(tenant)
                .body("{\"tickets\":[" + called("\"externalReference\":\"R-1\"", "crm:9") + "," + called("", "crm:8")
                        + "]}")
                .post("/v1/tickets/bulk")
                .then()
                .body("items.status", equalTo(List.of(409, 201)));
        opened("crm:9");
    }

    @Test
    void referencesAreSetAndChangedLaterSystemBySystem() {
        var id = opened("crm:1", "erp:1");
        var path = "/v1/tickets/" + id;

        put(tenant, path, "crm", "2", "3").then().statusCode(200).body("items.id", equalTo(List.of("2", "3", "1")));
        assertThat(references(tenant, path)).containsExactly("crm:2", "crm:3", "erp:1");
        assertThat(listed("crm:1")).isEmpty();
        put(tenant, path, "erp").then().statusCode(200);
        assertThat(references(tenant, path)).containsExactly("crm:2", "crm:3");
        assertThat(read(tenant, id).getInt("version")).isOne();
        opened("crm:1");
    }

    @Test
    void whatIsMeantForWhatIsCalledNothingYetOverwritesNothing() {
        var path = "/v1/tickets/" + opened("crm:1");

        crm(tenant)
                .header("If-None-Match", "*")
                .body("{\"ids\":[\"2\"]}")
                .put(path + "/references/crm")
                .then()
                .statusCode(412);
        crm(tenant)
                .header("If-None-Match", "*")
                .body("{\"ids\":[\"2\"]}")
                .put(path + "/references/erp")
                .then()
                .statusCode(200);
        assertThat(references(tenant, path)).containsExactly("crm:1", "erp:2");
    }

    @Test
    void theFeedTellsThatReferencesChangedAndNothingWhereTheyDidNot() {
        var id = opened("crm:1");
        var path = "/v1/tickets/" + id;

        put(tenant, path, "crm", "1").then().statusCode(200);
        put(tenant, path, "crm", "2").then().statusCode(200);
        put(tenant, path, "erp").then().statusCode(200);

        var changes = await().until(
                        () -> crm(tenant).get("/v1/changes").jsonPath(),
                        page -> page.getList("items").size() == 2);
        assertThat(changes.getList("items.kind")).containsExactly("OPENED", "REFERENCES_CHANGED");
        assertThat(changes.getList("items.version")).containsExactly(1, 1);
    }

    @Test
    void aReferenceOfAnotherTicketIsNotTakenFromIt() {
        var id = opened("crm:1");
        var other = opened("crm:2");

        put(tenant, "/v1/tickets/" + other, "crm", "1", "3").then().statusCode(409);

        assertThat(references(tenant, "/v1/tickets/" + other)).containsExactly("crm:2");
        assertThat(listed("crm:1")).containsExactly(id);
        assertThat(listed("crm:3")).isEmpty();
    }

    @Test
    void aTicketHasTwentyReferencesAtMost() {
        var id = opened("crm:1");
        var twenty = IntStream.range(0, 20).mapToObj(n -> "x" + n).toArray(String[]::new);

        put(tenant, "/v1/tickets/" + id, "many", twenty)
                .then()
                .statusCode(409)
                .body("detail", containsString("more than 20"));
        put(tenant, "/v1/tickets/" + id, "crm", twenty).then().statusCode(200).body("items", hasSize(20));
        assertThat(listed("crm:1")).isEmpty();
    }

    @Test
    void theReferencesOfATicketThatWasMergedLeadToWhereItWent() {
        var source = opened("crm:1");
        var target = opened("crm:2");
        agent(tenant)
                .body("{\"into\":\"" + target + "\"}")
                .post("/v1/tickets/" + source + "/merge")
                .then()
                .statusCode(200);

        assertThat(listed("crm:1")).containsExactly(target);
        assertThat(found(tenant, "TICKET", "crm:1")).containsExactly("/v1/tickets/" + target);
        open(called(RETURN, "crm:1")).then().statusCode(200).body("id", equalTo(target));
        open(called(RETURN, "crm:1", "crm:2")).then().statusCode(200).body("id", equalTo(target));
        open(called("", "crm:1")).then().statusCode(409).body("ticketId", equalTo(target));
    }

    @Test
    void aTicketThatHasEndedIsCalledOtherwiseToo() {
        var id = openId(tenant);
        move(tenant, id, "CANCELED");

        put(tenant, "/v1/tickets/" + id, "crm", "1").then().statusCode(200);
        open(called(RETURN, "crm:1")).then().statusCode(200).body("status", equalTo("CANCELED"));
    }

    @Test
    void whatATenantCallsATicketIsNotToldBelowAndDoesNotBindAnybodyElse() {
        crm(tenant)
                .body("{\"tenantSlug\":\"below\"}")
                .put("/v1/customers/C-1")
                .then()
                .statusCode(201);
        var below = tenant + "/below";
        var id = opened("crm:1");
        var path = "/v1/tickets/" + id;

        assertThat(references(below, path)).isEmpty();
        assertThat(found(below, "TICKET", "crm:1")).isEmpty();
        put(below, path, "crm", "1").then().statusCode(200);
        assertThat(references(below, path)).containsExactly("crm:1");
        assertThat(references(tenant, path)).containsExactly("crm:1", "crm:1");
        assertThat(found(tenant, "TICKET", "crm:1")).containsExactly(path, path);
        assertThat(listed("crm:1")).containsExactly(id);
        assertThat(put(newTenant(), path, "crm", "1").statusCode()).isEqualTo(404);
        assertThat(as(tenant, Roles.BILLING_ADMIN)
                        .body("{\"ids\":[]}")
                        .put(path + "/references/crm")
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "CRM, 1, system",
        "crm, ' ', /ids/0",
        "crm, '1 ', /ids/0",
        "crm, 'a\\nb', /ids/0",
    })
    void whatIsNoReferenceIsRefused(String system, String id, String pointer) {
        put(tenant, "/v1/tickets/" + openId(tenant), system, id)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", containsString(pointer));
        crm(tenant).queryParam("reference", "crm").get("/v1/tickets").then().statusCode(422);
        open(called("", "CRM:1")).then().statusCode(422).body("errors[0].pointer", equalTo("/references/0/system"));
        open(ticket("x").replaceFirst("\\{", "{\"references\":[null],")).then().statusCode(422);
    }

    private String opened(String... references) {
        return open(called("", references)).then().statusCode(201).extract().path("id");
    }

    private Response open(String body) {
        return crm(tenant).body(body).post("/v1/tickets");
    }

    private List<String> listed(String reference) {
        return list(reference, "limit", "50");
    }

    private List<String> list(String reference, String name, String value) {
        return crm(tenant)
                .queryParam("reference", reference)
                .queryParam(name, value)
                .get("/v1/tickets")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.id", String.class);
    }
}
