package dev.firstline.intake.ticket;

import static dev.firstline.intake.IntakeApi.crm;
import static dev.firstline.intake.IntakeApi.move;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.openId;
import static dev.firstline.intake.IntakeApi.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.firstline.intake.Stack;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Stack
class TicketListTest {

    @Test
    void ticketsAreReadByNumberAndByExternalReference() {
        var tenant = newTenant();
        var id = openWith(tenant, "CRM-7", "C-1", "AZURE");
        var number = read(tenant, id).getString("number");

        crm(tenant)
                .get("/v1/tickets/by-number/" + number)
                .then()
                .statusCode(200)
                .header("ETag", startsWith("\"1."))
                .body("id", equalTo(id));
        crm(tenant).get("/v1/tickets?externalReference=CRM-7").then().body("items.id", equalTo(List.of(id)));
        crm(tenant).get("/v1/tickets?externalReference=CRM-8").then().body("items", hasSize(0));
    }

    @Test
    void aPartnersReferenceIsUniqueAmongItsTickets() {
        var tenant = newTenant();
        var id = openWith(tenant, "CRM-7", "C-1", "AZURE");
        var number = read(tenant, id).getString("number");

        crm(tenant)
                .body(ticket("CRM-7", "C-2", "AZURE"))
                .post("/v1/tickets")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:firstline:problem:conflict"))
                .body("ticketId", equalTo(id))
                .body("number", equalTo(number));
        openWith(newTenant(), "CRM-7", "C-1", "AZURE");
    }

    @Test
    void aListShowsTheNewestFirstPageByPage() {
        var tenant = newTenant();
        var opened = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            opened.addFirst(openId(tenant));
        }

        var listed = new ArrayList<String>();
        var page = crm(tenant).get("/v1/tickets?limit=2").jsonPath();
        listed.addAll(page.getList("items.id", String.class));
        while (page.getString("next") != null) {
            page = crm(tenant)
                    .queryParam("limit", 2)
                    .queryParam("cursor", page.getString("next"))
                    .get("/v1/tickets")
                    .jsonPath();
            listed.addAll(page.getList("items.id", String.class));
        }

        assertThat(listed).isEqualTo(opened);
    }

    @Test
    void filtersHoldTogether() {
        var tenant = newTenant();
        var azure = openWith(tenant, "R-1", "C-1", "AZURE");
        var ems = openWith(tenant, "R-2", "C-2", "EMS");
        move(tenant, ems, "TRIAGED");
        var opened = read(tenant, ems).getString("openedAt");
        var updated = read(tenant, ems).getString("updatedAt");

        lists(tenant, "status=TRIAGED", ems);
        lists(tenant, "status=NEW", azure);
        lists(tenant, "severity=B", ems, azure);
        lists(tenant, "severity=A");
        lists(tenant, "customer=C-1", azure);
        lists(tenant, "productFamily=EMS", ems);
        lists(tenant, "productFamily=EMS&customer=C-1");
        lists(tenant, "openedAfter=" + opened, ems);
        lists(tenant, "openedBefore=" + opened, azure);
        lists(tenant, "updatedAfter=" + updated, ems);
        lists(tenant, "openedBefore=9999-12-31T23:59:59Z", ems, azure);
        lists(tenant, "breached=false", ems, azure);
        lists(tenant, "breached=true");
    }

    @Test
    void aCursorHoldsForItsListAlone() {
        var tenant = newTenant();
        openId(tenant);
        openId(tenant);
        var cursor = crm(tenant).get("/v1/tickets?limit=1").<String>path("next");

        crm(tenant).queryParam("cursor", cursor).get("/v1/tickets").then().statusCode(200);
        crm(tenant)
                .queryParam("cursor", cursor)
                .get("/v1/tickets?status=NEW")
                .then()
                .statusCode(422);
        crm(newTenant()).queryParam("cursor", cursor).get("/v1/tickets").then().statusCode(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "201", "1000000000", "99999999999999999999", "abc", "1e2", "%00"})
    void aLimitOutOfBoundsIsRefused(String limit) {
        crm(newTenant())
                .urlEncodingEnabled(false)
                .get("/v1/tickets?limit=" + limit)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("limit"));
    }

    @ParameterizedTest
    @CsvSource({
        "statuss, /v1/tickets?statuss=NEW",
        "status, /v1/tickets?status=NEW&status=TRIAGED",
        "status, /v1/tickets?status=",
        "after, /v1/changes?after=garbage",
        "cursor, /v1/changes?cursor=latest",
        "dryRun, /v1/customers?dryRun=true"
    })
    void aParameterThatIsNotUnderstoodIsBlamedByItsName(String name, String address) {
        crm(newTenant()).get(address).then().statusCode(422).body("errors[0].pointer", equalTo(name));
    }

    @ParameterizedTest
    @CsvSource({
        "status, new",
        "status, GONE",
        "severity, 1",
        "productFamily, %00",
        "openedAfter, yesterday",
        "openedBefore, 2026-11-21",
        "updatedAfter, +999999999-12-31T23:59:59Z",
        "breached, maybe",
        "externalReference, %00",
        "customer, %0d%0aX",
        "cursor, %00",
        "cursor, AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    })
    void aFilterThatCannotBeReadIsRefused(String name, String value) {
        crm(newTenant())
                .urlEncodingEnabled(false)
                .get("/v1/tickets?" + name + "=" + value)
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:firstline:problem:invalid"))
                .body("errors[0].pointer", equalTo(name));
    }

    private static void lists(String tenant, String filter, String... ids) {
        crm(tenant)
                .urlEncodingEnabled(false)
                .get("/v1/tickets?" + filter)
                .then()
                .statusCode(200)
                .body("items.id", equalTo(List.of(ids)));
    }

    private static String openWith(String tenant, String reference, String customer, String family) {
        return crm(tenant)
                .body(ticket(reference, customer, family))
                .post("/v1/tickets")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String ticket(String reference, String customer, String family) {
        return """
                {"externalReference":"%s","title":"x","body":"y","type":"INCIDENT","severity":"B",
                 "productFamily":"%s","customer":{"externalId":"%s"}}
                """.formatted(reference, family, customer);
    }
}
