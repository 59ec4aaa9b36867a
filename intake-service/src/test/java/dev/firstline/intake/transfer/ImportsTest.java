package dev.firstline.intake.transfer;

import static dev.firstline.intake.IntakeApi.agent;
import static dev.firstline.intake.IntakeApi.as;
import static dev.firstline.intake.IntakeApi.crm;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.openId;
import static dev.firstline.intake.IntakeApi.patch;
import static dev.firstline.intake.transfer.TransferApi.admin;
import static dev.firstline.intake.transfer.TransferApi.contact;
import static dev.firstline.intake.transfer.TransferApi.customer;
import static dev.firstline.intake.transfer.TransferApi.file;
import static dev.firstline.intake.transfer.TransferApi.imported;
import static dev.firstline.intake.transfer.TransferApi.outcomes;
import static dev.firstline.intake.transfer.TransferApi.results;
import static dev.firstline.intake.transfer.TransferApi.said;
import static dev.firstline.intake.transfer.TransferApi.send;
import static dev.firstline.intake.transfer.TransferApi.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.intake.IntakeRows;
import dev.firstline.intake.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tickets of the past are taken over as they were. */
@Stack
class ImportsTest {

    private static final String OPENED = "2026-03-02T09:00:00.123456Z";
    private static final String ANSWERED = "2026-03-02T09:20:00Z";

    private final String tenant = newTenant();

    @Test
    void aTicketIsThereWithItsStateItsWordsAndItsTimes() {
        var imported = imported(
                tenant,
                file(
                        customer("C-1", "Northwind Traders"),
                        contact("C-1", "P-1", "Ana Silva"),
                        ticket(
                                "OLD-1",
                                "RESOLVED",
                                OPENED,
                                said(ANSWERED, "We look into it."),
                                said("2026-03-02T11:00:00Z", "INTERNAL", "It was the fuse."))));

        assertThat(imported.getInt("created")).isEqualTo(3);
        assertThat(imported.getInt("done")).isEqualTo(3);
        var results = results(tenant, imported);
        assertThat(results.getList("items.kind")).containsExactly("customer", "contact", "ticket");
        assertThat(results.getList("items.reference")).containsExactly("C-1", "C-1/P-1", "OLD-1");
        String id = results.getString("items[2].ticketId");
        agent(tenant)
                .get("/v1/tickets/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("RESOLVED"))
                .body("externalReference", equalTo("OLD-1"))
                .body("number", equalTo(results.getString("items[2].number")))
                .body("openedAt", equalTo(OPENED))
                .body("updatedAt", equalTo(ANSWERED))
                .body("customer.name", equalTo("Northwind Traders"));
        agent(tenant)
                .get("/v1/tickets/" + id + "/communications")
                .then()
                .body("items.body", equalTo(List.of("We look into it.", "It was the fuse.")))
                .body("items.author", equalTo(List.of("Ana Silva", "Ana Silva")))
                .body("items[0].writtenAt", equalTo(ANSWERED));
        crm(tenant)
                .get("/v1/tickets/" + id + "/communications")
                .then()
                .body("items.body", equalTo(List.of("We look into it.")));
    }

    @Test
    void theFeedAndTheSearchTellOfItAndNobodyElseIsTold() {
        var imported = imported(tenant, file(ticket("OLD-1", "CLOSED", OPENED, said(ANSWERED, "Replaced the toner."))));
        String id = results(tenant, imported).getString("items[0].ticketId");

        var change = await().until(
                        () -> crm(tenant).get("/v1/changes").jsonPath(),
                        page -> page.getList("items").size() == 1);
        assertThat(change.getString("items[0].kind")).isEqualTo("IMPORTED");
        assertThat(change.getString("items[0].ticketId")).isEqualTo(id);
        assertThat(change.getString("items[0].client")).isEqualTo("tests");
        await().untilAsserted(() -> agent(tenant)
                .queryParam("q", "toner")
                .get("/v1/tickets/search")
                .then()
                .body("items.ticket.id", equalTo(List.of(id))));
        assertThat(IntakeRows.one("select count(*) from outbox where key = ?", id))
                .isEqualTo("0");
    }

    @Test
    void whatComesAgainIsKnownAndWhatChangedIsChanged() {
        var first = file(
                customer("C-1", "Northwind"),
                contact("C-1", "P-1", "Ana"),
                ticket("OLD-1", "IN_PROGRESS", OPENED, said(ANSWERED, "We look into it.")));
        assertThat(outcomes(tenant, first)).containsOnly("CREATED");
        assertThat(outcomes(tenant, first)).containsOnly("UNCHANGED");

        var later = file(
                customer("C-1", "Northwind Traders"),
                contact("C-1", "P-1", "Ana Silva"),
                ticket(
                        "OLD-1",
                        "CLOSED",
                        OPENED,
                        said(ANSWERED, "We look into it."),
                        said("2026-03-03T09:00:00Z", "Solved.")));
        var imported = imported(tenant, later);
        assertThat(imported.getInt("updated")).isEqualTo(3);
        String id = results(tenant, imported).getString("items[2].ticketId");
        agent(tenant)
                .get("/v1/tickets/" + id)
                .then()
                .body("status", equalTo("CLOSED"))
                .body("version", equalTo(2))
                .body("updatedAt", equalTo("2026-03-03T09:00:00Z"));
        agent(tenant)
                .get("/v1/tickets/" + id + "/communications")
                .then()
                .body("items.body", equalTo(List.of("We look into it.", "Solved.")));
        assertThat(outcomes(tenant, later)).containsOnly("UNCHANGED");
    }

    @Test
    void moreWordsOfATicketComeInALineOfTheirOwnAndOnce() {
        var more = "{\"kind\":\"communications\",\"ticket\":\"OLD-1\",\"items\":[" + said(ANSWERED, "We look into it.")
                + "," + said("2026-03-02T10:00:00Z", "Still.") + "]}";

        assertThat(outcomes(
                        tenant,
                        file(more, ticket("OLD-1", "NEW", OPENED, said(ANSWERED, "We look into it.")), more, more)))
                .containsExactly("REFUSED", "CREATED", "UPDATED", "UNCHANGED");
    }

    @Test
    void whatLivesHereIsLeftAsItIs() {
        var own = openId(tenant);
        var reference = crm(tenant).body("""
                        {"externalReference":"OWN-1","title":"t","body":"b","type":"INCIDENT","severity":"C",
                         "customer":{"externalId":"C-1"}}""").post("/v1/tickets").<String>path("id");
        var old = file(ticket("OLD-1", "IN_PROGRESS", OPENED));
        String worked = results(tenant, imported(tenant, old)).getString("items[0].ticketId");
        patch(tenant, worked, "{\"severity\":\"A\"}").then().statusCode(200);

        var results = results(
                tenant, imported(tenant, file(ticket("OWN-1", "CLOSED", OPENED), ticket("OLD-1", "CLOSED", OPENED))));

        assertThat(results.getList("items.outcome")).containsOnly("REFUSED");
        assertThat(results.getList("items.ticketId")).containsExactly(reference, worked);
        assertThat(results.getList("items.problem.type")).containsOnly("urn:firstline:problem:conflict");
        agent(tenant).get("/v1/tickets/" + worked).then().body("severity", equalTo("A"));
        agent(tenant).get("/v1/tickets/" + own).then().statusCode(200);
    }

    @Test
    void aLineThatCannotBeTakenKeepsNoOtherFromIt() {
        var results = results(
                tenant,
                imported(
                        tenant,
                        file(
                                "{\"kind\":\"ticket\"",
                                "{\"kind\":\"letter\"}",
                                "",
                                ticket("OLD-1", "CLOSED", "2126-03-02T09:00:00Z"),
                                ticket("OLD-2", "CLOSED", "1999-03-02T09:00:00Z"),
                                contact("nobody", "P-1", "Ana"),
                                "{\"kind\":\"customer\",\"externalId\":\"C-1\",\"tenantSlug\":\"not a slug\"}",
                                ticket("OLD-3", "CLOSED", OPENED).replace("\"severity\":\"B\",", ""),
                                ticket("OLD-4", "CLOSED", OPENED))));

        assertThat(results.getList("items.line")).containsExactly(1, 2, 4, 5, 6, 7, 8, 9);
        assertThat(results.getList("items.outcome"))
                .containsExactly(
                        "REFUSED", "REFUSED", "REFUSED", "REFUSED", "REFUSED", "REFUSED", "REFUSED", "CREATED");
        assertThat(results.getString("items[2].problem.errors[0].pointer")).isEqualTo("/openedAt");
        assertThat(results.getString("items[6].problem.errors[0].pointer")).isEqualTo("/ticket/severity");
    }

    @Test
    void aTicketOfACustomerWithATenantOfItsOwnIsThatTenants() {
        assertThat(outcomes(
                        tenant,
                        file(
                                "{\"kind\":\"customer\",\"externalId\":\"C-1\",\"tenantSlug\":\"below\"}",
                                "{\"kind\":\"customer\",\"externalId\":\"C-2\",\"tenantSlug\":\"below\"}",
                                ticket("OLD-1", "CLOSED", OPENED, said(ANSWERED, "Done.")))))
                .containsExactly("CREATED", "REFUSED", "CREATED");

        var below = agent(tenant + "/below").get("/v1/tickets").jsonPath();
        assertThat(below.getList("items.externalReference")).containsExactly("OLD-1");
        agent(tenant + "/below")
                .get("/v1/tickets/" + below.getString("items[0].id") + "/communications")
                .then()
                .body("items.body", equalTo(List.of("Done.")))
                .body("items[0].author", equalTo(null));
        agent(newTenant()).get("/v1/tickets").then().body("items", hasSize(0));
    }

    @Test
    void aListByTimeOfOpeningHasThemInTheirPlaces() {
        var now = openId(tenant);
        var imported = imported(
                tenant,
                file(
                        ticket("OLD-2", "CLOSED", "2026-03-02T09:00:00Z"),
                        ticket("OLD-1", "CLOSED", "2026-01-02T09:00:00Z"),
                        ticket("OLD-3", "CLOSED", "2026-05-02T09:00:00Z")));
        var ids = results(tenant, imported).getList("items.ticketId", String.class);

        assertThat(agent(tenant).get("/v1/tickets").jsonPath().getList("items.id"))
                .containsExactly(now, ids.get(2), ids.get(0), ids.get(1));
        assertThat(agent(tenant)
                        .queryParam("openedBefore", "2026-04-01T00:00:00Z")
                        .get("/v1/tickets")
                        .jsonPath()
                        .getList("items.id"))
                .containsExactly(ids.get(0), ids.get(1));
    }

    @Test
    void resultsAreReadPageByPageAndByTheirOutcome() {
        var lines = IntStream.range(0, 450)
                .mapToObj(i -> i % 100 == 7 ? "{}" : ticket("OLD-" + i, "CLOSED", OPENED))
                .collect(Collectors.joining("\n"));
        var imported = imported(tenant, lines);

        assertThat(imported.getInt("refused")).isEqualTo(5);
        assertThat(imported.getInt("created")).isEqualTo(445);
        var read = new ArrayList<Integer>();
        String cursor = null;
        do {
            var page = admin(tenant)
                    .queryParams(cursor == null ? Map.of("limit", 70) : Map.of("limit", 70, "cursor", cursor))
                    .get("/v1/imports/" + imported.getString("id") + "/results")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            read.addAll(page.getList("items.line", Integer.class));
            cursor = page.getString("next");
        } while (cursor != null);
        assertThat(read).isEqualTo(IntStream.rangeClosed(1, 450).boxed().toList());
        assertThat(admin(tenant)
                        .queryParam("outcome", "REFUSED")
                        .get("/v1/imports/" + imported.getString("id") + "/results")
                        .jsonPath()
                        .getList("items.line"))
                .containsExactly(8, 108, 208, 308, 408);
    }

    @Test
    void theSameFileWithTheSameKeyIsOneImport() {
        var file = file(ticket("OLD-1", "CLOSED", OPENED));
        var first = send(admin(tenant).header("Idempotency-Key", "k1"), file);
        var again = send(admin(tenant).header("Idempotency-Key", "k1"), file);

        first.then().statusCode(202).header("Location", startsWith("/v1/imports/"));
        assertThat(again.<String>path("id")).isEqualTo(first.<String>path("id"));
        send(admin(tenant).header("Idempotency-Key", "k1"), file + "\n").then().statusCode(422);
        admin(tenant).get("/v1/imports").then().body("items", hasSize(1));
    }

    @Test
    void onlyAdministratorsImportAndNobodySeesAnothersImport() {
        var id = send(tenant, file(ticket("OLD-1", "CLOSED", OPENED)))
                .then()
                .statusCode(202)
                .extract()
                .<String>path("id");

        send(agent(tenant), "{}").then().statusCode(403);
        send(as(tenant, Roles.OPS), "{}").then().statusCode(403);
        as(tenant, Roles.OPS).get("/v1/imports/" + id).then().statusCode(200);
        as("*", Roles.OPS).get("/v1/imports/" + id + "/results").then().statusCode(200);
        for (var path : List.of("", "/results")) {
            admin(newTenant()).get("/v1/imports/" + id + path).then().statusCode(404);
            admin(tenant + "/below").get("/v1/imports/" + id + path).then().statusCode(404);
        }
        admin(newTenant()).delete("/v1/imports/" + id).then().statusCode(404);
        admin(newTenant()).get("/v1/imports").then().body("items", hasSize(0));
        admin(tenant).delete("/v1/imports/" + id).then().statusCode(204);
        admin(tenant).get("/v1/imports/" + id).then().statusCode(404);
    }

    @Test
    void aFileWithoutALineOrWithOneThatIsTooLongIsRefusedAsAWhole() {
        admin(tenant)
                .contentType("application/octet-stream")
                .post("/v1/imports")
                .then()
                .statusCode(422);
        send(tenant, "\n \n").then().statusCode(422);
        send(tenant, "{\"kind\":\"" + "x".repeat(ImportFile.LINE_BYTES) + "\"}")
                .then()
                .statusCode(422);
        admin(tenant).get("/v1/imports").then().body("items", hasSize(0));
    }
}
