package dev.firstline.intake.communication;

import static dev.firstline.intake.IntakeApi.agent;
import static dev.firstline.intake.IntakeApi.crm;
import static dev.firstline.intake.IntakeApi.move;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.openId;
import static dev.firstline.intake.IntakeApi.read;
import static dev.firstline.intake.reference.ReferenceApi.atOnce;
import static dev.firstline.intake.reference.ReferenceApi.found;
import static dev.firstline.intake.reference.ReferenceApi.list;
import static dev.firstline.intake.reference.ReferenceApi.put;
import static dev.firstline.intake.reference.ReferenceApi.references;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.firstline.intake.Stack;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Words that are added once, however often a mail system sends them. */
@Stack
class ReferencedWordsTest {

    private static final String MAIL = "mail:<7f3b@northwind.example>";

    private final String tenant = newTenant();

    @Test
    void wordsThatAreThereAreAnsweredAndNothingIsDoneAgain() {
        var id = openId(tenant);
        var first = say(crm(tenant), id, "CUSTOMER", MAIL);
        first.then().statusCode(201);
        move(tenant, id, "TRIAGED", "IN_PROGRESS", "RESOLVED");
        long version = read(tenant, id).getLong("version");

        say(crm(tenant), id, "CUSTOMER", MAIL, "crm:9")
                .then()
                .statusCode(200)
                .header("Location", equalTo(first.header("Location")))
                .body("id", equalTo(first.path("id")));

        assertThat(read(tenant, id).getLong("version")).isEqualTo(version);
        assertThat(read(tenant, id).getString("status")).isEqualTo("RESOLVED");
        assertThat(references(tenant, first.header("Location"))).containsExactly(MAIL);
        assertThat(found(tenant, "COMMUNICATION", MAIL)).containsExactly(first.header("Location"));
        assertThat(found(tenant, "COMMUNICATION", "crm:9")).isEmpty();
    }

    @Test
    void alsoOnATicketThatHasEndedMeanwhileOrWasMerged() {
        var id = openId(tenant);
        var first = say(crm(tenant), id, "CUSTOMER", MAIL);
        var target = openId(tenant);
        agent(tenant)
                .body("{\"into\":\"" + target + "\"}")
                .post("/v1/tickets/" + id + "/merge")
                .then()
                .statusCode(200);

        say(crm(tenant), id, "CUSTOMER", MAIL).then().statusCode(200).body("id", equalTo(first.path("id")));
        say(crm(tenant), target, "CUSTOMER", MAIL).then().statusCode(200).body("ticketId", equalTo(id));
        move(tenant, target, "CANCELED");
        say(crm(tenant), target, "CUSTOMER", MAIL).then().statusCode(200);
    }

    @Test
    void wordsOfAnotherTicketAreNotTheseAndItsReferencesStayThere() {
        var first = say(crm(tenant), openId(tenant), "CUSTOMER", MAIL);
        var other = openId(tenant);

        say(crm(tenant), other, "CUSTOMER", MAIL, "crm:9").then().statusCode(409);

        crm(tenant).get("/v1/tickets/" + other + "/communications").then().body("items", hasSize(0));
        assertThat(references(tenant, first.header("Location"))).containsExactly(MAIL);
        say(crm(tenant), other, "CUSTOMER", "crm:9").then().statusCode(201);
    }

    @Test
    void referencesAreSetLater() {
        var id = openId(tenant);
        var path = say(crm(tenant), id, "CUSTOMER").header("Location");

        put(tenant, path, "mail", "<1@x.example>").then().statusCode(200);

        say(crm(tenant), id, "CUSTOMER", "mail:<1@x.example>").then().statusCode(200);
        assertThat(references(tenant, path)).containsExactly("mail:<1@x.example>");
    }

    @Test
    void aNoteOfTheDeskIsNotFoundByWhoMayNotReadIt() {
        var id = openId(tenant);
        var note = say(agent(tenant), id, "INTERNAL", "crm:1").header("Location");

        assertThat(found(tenant, "COMMUNICATION", "crm:1")).isEmpty();
        crm(tenant).get(note + "/references").then().statusCode(404);
        crm(tenant).body("{\"ids\":[]}").put(note + "/references/crm").then().statusCode(404);
        say(crm(tenant), id, "CUSTOMER", "crm:1").then().statusCode(409);
        agent(tenant).get(note + "/references").then().statusCode(200).body("items", hasSize(1));
        say(agent(tenant), id, "INTERNAL", "crm:1").then().statusCode(200);
    }

    @RepeatedTest(3)
    void ofManyThatSendOneMailOneAddsIt() throws Exception {
        var id = openId(tenant);

        var answers = atOnce(8, n -> say(crm(tenant), id, "CUSTOMER", MAIL, "own:" + n));

        assertThat(answers.stream().map(Response::statusCode).sorted())
                .containsExactly(200, 200, 200, 200, 200, 200, 200, 201);
        crm(tenant).get("/v1/tickets/" + id + "/communications").then().body("items", hasSize(1));
    }

    @RepeatedTest(3)
    void ofManyThatSendItToTicketsOfTheirOwnOneAddsItAndNobodyWaitsForEver() throws Exception {
        var ids = IntStream.range(0, 8).mapToObj(n -> openId(tenant)).toList();

        var answers = atOnce(8, n -> say(crm(tenant), ids.get(n), "CUSTOMER", MAIL, "crm:1"));

        assertThat(answers.stream().map(Response::statusCode).sorted())
                .containsExactly(201, 409, 409, 409, 409, 409, 409, 409);
    }

    private static Response say(RequestSpecification who, String ticket, String visibility, String... references) {
        return who.body("{\"direction\":\"OUTBOUND\",\"visibility\":\"" + visibility
                        + "\",\"body\":\"Words.\",\"references\":" + list(references) + "}")
                .post("/v1/tickets/" + ticket + "/communications");
    }
}
