package dev.firstline.intake.attachment;

import static dev.firstline.intake.IntakeApi.agent;
import static dev.firstline.intake.IntakeApi.as;
import static dev.firstline.intake.IntakeApi.crm;
import static dev.firstline.intake.IntakeApi.move;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.openId;
import static dev.firstline.intake.IntakeApi.read;
import static dev.firstline.intake.IntakeApi.ticket;
import static dev.firstline.intake.attachment.FileApi.add;
import static dev.firstline.intake.attachment.FileApi.addId;
import static dev.firstline.intake.attachment.FileApi.content;
import static dev.firstline.intake.attachment.FileApi.path;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.id.Ids;
import dev.firstline.intake.IntakeRows;
import dev.firstline.intake.Stack;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files on tickets, without a scanner. */
@Stack
class AttachmentsTest {

    private static final String HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    @Inject
    AttachmentStore store;

    @Inject
    StoreSweep sweep;

    private final String tenant = newTenant();
    private String ticket = "";

    @BeforeEach
    void openTicket() {
        ticket = openId(tenant);
    }

    @Test
    void aFileIsAddedListedReadAndDownloaded() {
        var id = add(crm(tenant), ticket, "../logs/mail log.txt", "hello")
                .then()
                .statusCode(201)
                .body("fileName", equalTo("mail log.txt"))
                .body("contentType", equalTo("text/plain"))
                .body("size", equalTo(5))
                .body("sha256", equalTo(HELLO))
                .body("scan", equalTo("UNSCANNED"))
                .body("visibility", equalTo("CUSTOMER"))
                .body("author", equalTo("test-user"))
                .header("Location", startsWith(path(ticket) + "/"))
                .extract()
                .<String>path("id");

        crm(tenant).get(path(ticket)).then().statusCode(200).body("items.id", equalTo(List.of(id)));
        crm(tenant).get(path(ticket) + "/" + id).then().statusCode(200).body("sha256", equalTo(HELLO));
        var answer = content(crm(tenant), ticket, id).then().statusCode(200).extract();
        assertThat(answer.asString()).isEqualTo("hello");
        assertThat(answer.header("ETag")).isEqualTo('"' + HELLO + '"');
        assertThat(answer.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(answer.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"mail log.txt\"; filename*=UTF-8''mail%20log.txt");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Length")).isEqualTo("5");
    }

    @Test
    void aPageThatWouldRunInABrowserIsOnlyEverSaved() {
        var id = addId(crm(tenant), ticket, "page.html", "<!DOCTYPE html><html><script>steal()</script></html>");

        crm(tenant).get(path(ticket) + "/" + id).then().body("contentType", equalTo("text/html"));
        content(crm(tenant), ticket, id)
                .then()
                .statusCode(200)
                .header("Content-Type", equalTo("application/octet-stream"))
                .header("Content-Disposition", startsWith("attachment;"))
                .header("X-Content-Type-Options", equalTo("nosniff"));
    }

    @Test
    void aPartAHeadAndWhatIsKnownAlready() {
        var id = addId(crm(tenant), ticket, "a.txt", "hello");

        content(crm(tenant).header("Range", "bytes=1-2"), ticket, id)
                .then()
                .statusCode(206)
                .header("Content-Range", equalTo("bytes 1-2/5"))
                .body(equalTo("el"));
        content(crm(tenant).header("Range", "bytes=7-"), ticket, id)
                .then()
                .statusCode(200)
                .body(equalTo("hello"));
        content(crm(tenant).header("If-None-Match", '"' + HELLO + '"'), ticket, id)
                .then()
                .statusCode(304);
        var head = crm(tenant).accept("*/*").head(path(ticket) + "/" + id + "/content");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.header("Content-Length")).isEqualTo("5");
        assertThat(head.header("ETag")).isEqualTo('"' + HELLO + '"');
    }

    @Test
    void dangerousFilesAreRefusedAndNothingOfThemStays() {
        add(crm(tenant), ticket, "photo.png", "#!/bin/sh\nrm -rf ~\n")
                .then()
                .statusCode(415)
                .body("type", equalTo("urn:firstline:problem:unsupported-media-type"));
        add(crm(tenant), ticket, "setup.exe", "hello").then().statusCode(415);
        crm(tenant)
                .multiPart("file", "a.txt", "hello".getBytes(StandardCharsets.UTF_8))
                .contentType("multipart/form-data")
                .queryParam("name", "a.txt")
                .post(path(ticket))
                .then()
                .statusCode(415);

        crm(tenant).get(path(ticket)).then().body("items", hasSize(0));
        assertArrivalsAreEmpty();
    }

    @Test
    void anEmptyFileANameTooLongAndOneWithoutANameAreRefused() {
        crm(tenant).queryParam("name", "a.txt").post(path(ticket)).then().statusCode(422);
        add(crm(tenant), ticket, "x".repeat(1001), "hello")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("name"));
        crm(tenant).body("hello").post(path(ticket)).then().statusCode(422).body("errors[0].pointer", equalTo("name"));
    }

    @Test
    void anotherCharsetIsNoMatter() {
        crm(tenant)
                .contentType("text/plain; charset=iso-8859-1")
                .queryParam("name", "a.txt")
                .body(new byte[] {'a', (byte) 0xe4, 0})
                .post(path(ticket))
                .then()
                .statusCode(201)
                .body("size", equalTo(3));
    }

    @Test
    void aRepeatedRequestAddsOnceAndAnotherFileWithItsKeyIsRefused() {
        var first = add(crm(tenant).header("Idempotency-Key", "f"), ticket, "a.txt", "hello");
        var second = add(crm(tenant).header("Idempotency-Key", "f"), ticket, "a.txt", "hello");

        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.path("id").toString()).isEqualTo(first.path("id").toString());
        crm(tenant).get(path(ticket)).then().body("items", hasSize(1));
        content(crm(tenant), ticket, first.path("id")).then().statusCode(200);
        add(crm(tenant).header("Idempotency-Key", "f"), ticket, "a.txt", "other")
                .then()
                .statusCode(422);
    }

    @Test
    void absentAndForeignLookTheSame() {
        var stranger = newTenant();
        var id = addId(crm(tenant), ticket, "a.txt", "hello");

        add(crm(stranger), ticket, "a.txt", "hello").then().statusCode(404);
        crm(stranger).get(path(ticket)).then().statusCode(404);
        crm(stranger).get(path(ticket) + "/" + id).then().statusCode(404);
        content(crm(stranger), ticket, id).then().statusCode(404);
        crm(stranger).post(path(ticket) + "/" + id + "/links").then().statusCode(404);
        crm(stranger).delete(path(ticket) + "/" + id).then().statusCode(404);
        // Of one's own, but on another ticket.
        content(crm(tenant), openId(tenant), id).then().statusCode(404);
        content(crm(tenant), ticket, id).then().statusCode(200);
    }

    @Test
    void internalOnesAreForThoseWhoReadNotes() {
        var before = read(tenant, ticket);
        var id = addId(agent(tenant).queryParam("visibility", "INTERNAL"), ticket, "note.txt", "hello");

        assertThat(read(tenant, ticket).getString("updatedAt")).isEqualTo(before.getString("updatedAt"));
        crm(tenant).get(path(ticket)).then().statusCode(200).body("items", hasSize(0));
        crm(tenant).get(path(ticket) + "/" + id).then().statusCode(404);
        content(crm(tenant), ticket, id).then().statusCode(404);
        crm(tenant).delete(path(ticket) + "/" + id).then().statusCode(404);
        agent(tenant).get(path(ticket)).then().body("items", hasSize(1));
        content(as(tenant, Roles.OPS), ticket, id).then().statusCode(200);
        add(crm(tenant).queryParam("visibility", "INTERNAL"), ticket, "a.txt", "hello")
                .then()
                .statusCode(403);
        add(as(tenant, Roles.BILLING_ADMIN), ticket, "a.txt", "hello").then().statusCode(403);
        add(as(tenant, Roles.BILLING_ADMIN).queryParam("visibility", "INTERNAL"), ticket, "a.txt", "hello")
                .then()
                .statusCode(201);
    }

    @Test
    void whatAPersonAboveAddedNobodyBelowRemoves() {
        crm(tenant)
                .body("{\"tenantSlug\":\"northwind\"}")
                .put("/v1/customers/C-2")
                .then()
                .statusCode(201);
        var ofBelow = crm(tenant)
                .body(ticket("below").replace("C-1", "C-2"))
                .post("/v1/tickets")
                .<String>path("id");
        var below = tenant + "/northwind";
        var internal = addId(agent(tenant).queryParam("visibility", "INTERNAL"), ofBelow, "note.txt", "hello");
        var open = addId(agent(tenant), ofBelow, "a.txt", "hello");
        var own = addId(agent(below), ofBelow, "b.txt", "hello");

        for (var id : List.of(internal, open)) {
            agent(below)
                    .delete(path(ofBelow) + "/" + id)
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("urn:firstline:problem:forbidden"));
        }
        agent(below).delete(path(ofBelow) + "/" + own).then().statusCode(204);
        content(agent(below), ofBelow, internal).then().statusCode(200);
        agent(tenant).delete(path(ofBelow) + "/" + internal).then().statusCode(204);
    }

    @Test
    void theFeedTellsOfFilesAndOfInternalOnesToTheDeskAlone() {
        var id = addId(crm(tenant), ticket, "a.txt", "hello");
        addId(agent(tenant).queryParam("visibility", "INTERNAL"), ticket, "b.txt", "hello");
        crm(tenant).delete(path(ticket) + "/" + id).then().statusCode(204);

        await().untilAsserted(() -> assertThat(
                        agent(tenant).get("/v1/changes").jsonPath().getList("items.kind"))
                .containsExactly("OPENED", "ATTACHMENT_ADDED", "NOTE_ATTACHMENT_ADDED", "ATTACHMENT_REMOVED"));
        var forOthers = crm(tenant).get("/v1/changes").jsonPath();
        assertThat(forOthers.getList("items.kind")).containsExactly("OPENED", "ATTACHMENT_ADDED", "ATTACHMENT_REMOVED");
        assertThat(forOthers.getList("items.version")).containsOnly(1);
    }

    @Test
    void aFileComesWithWordsOfItsTicketAndIsAsInternalAsThese() {
        var words = words("CUSTOMER");
        var note = words("INTERNAL");

        add(crm(tenant).queryParam("communicationId", words), ticket, "a.txt", "hello")
                .then()
                .statusCode(201)
                .body("communicationId", equalTo(words));
        add(agent(tenant).queryParam("communicationId", note), ticket, "a.txt", "hello")
                .then()
                .statusCode(201)
                .body("visibility", equalTo("INTERNAL"));
        add(
                        agent(tenant).queryParam("communicationId", note).queryParam("visibility", "CUSTOMER"),
                        ticket,
                        "a.txt",
                        "hello")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("visibility"));
        add(crm(tenant).queryParam("communicationId", note), ticket, "a.txt", "hello")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("communicationId"));
        add(crm(tenant).queryParam("communicationId", words), openId(tenant), "a.txt", "hello")
                .then()
                .statusCode(422);
    }

    @Test
    void aTicketThatHasEndedTakesInternalOnesAloneAndLosesEitherKind() {
        var id = addId(crm(tenant), ticket, "a.txt", "hello");
        move(tenant, ticket, "CANCELED");

        add(crm(tenant), ticket, "a.txt", "hello").then().statusCode(409);
        add(agent(tenant).queryParam("visibility", "INTERNAL"), ticket, "a.txt", "hello")
                .then()
                .statusCode(201);
        crm(tenant).delete(path(ticket) + "/" + id).then().statusCode(204);
    }

    @Test
    void whatIsRemovedIsGoneWithItsContentItsLinksAndItsBytes() throws IOException {
        var id = addId(crm(tenant), ticket, "a.txt", "hello");
        var url = crm(tenant)
                .post(path(ticket) + "/" + id + "/links")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("url");
        assertThat(used()).isEqualTo("5");

        crm(tenant).delete(path(ticket) + "/" + id).then().statusCode(204);

        crm(tenant).get(path(ticket) + "/" + id).then().statusCode(404);
        content(crm(tenant), ticket, id).then().statusCode(404);
        given().urlEncodingEnabled(false).get(url).then().statusCode(404);
        crm(tenant).delete(path(ticket) + "/" + id).then().statusCode(404);
        assertThat(store.file(UUID.fromString(id))).isEmpty();
        assertThat(used()).isEqualTo("0");
    }

    @Test
    void aLinkNeedsNoTokenAndOpensItsFileAlone() {
        var id = addId(crm(tenant), ticket, "a.txt", "hello");
        var other = addId(crm(tenant), ticket, "b.txt", "other");

        var url = crm(tenant)
                .body("{\"minutes\":10}")
                .post(path(ticket) + "/" + id + "/links")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("url");

        given().urlEncodingEnabled(false)
                .get(url)
                .then()
                .statusCode(200)
                .header("Content-Disposition", startsWith("attachment;"))
                .body(equalTo("hello"));
        given().urlEncodingEnabled(false).get(url.replace(id, other)).then().statusCode(404);
        given().urlEncodingEnabled(false)
                .get(url.replaceAll("expires=\\d+", "expires=4102444800"))
                .then()
                .statusCode(404);
        crm(tenant)
                .body("{\"minutes\":1441}")
                .post(path(ticket) + "/" + id + "/links")
                .then()
                .statusCode(422);
    }

    @Test
    void whatWasReadToItsEndMakesRoomForTheNext() {
        var id = addId(crm(tenant), ticket, "a.txt", "hello");

        for (int i = 0; i < 20; i++) {
            content(crm(tenant), ticket, id).then().statusCode(200);
        }
    }

    @Test
    void aTicketHasSoManyAndNoMore() {
        for (int i = 0; i < 5; i++) {
            addId(crm(tenant), ticket, "a.txt", "hello " + i);
        }

        add(crm(tenant), ticket, "a.txt", "hello").then().statusCode(409);

        crm(tenant).get(path(ticket)).then().body("items", hasSize(5));
        var page = crm(tenant).queryParam("limit", 3).get(path(ticket)).jsonPath();
        assertThat(page.getList("items")).hasSize(3);
        crm(tenant)
                .queryParam("limit", 3)
                .queryParam("cursor", page.getString("next"))
                .get(path(ticket))
                .then()
                .body("items", hasSize(2));
    }

    /** As after the end of the process between the file and its row. */
    @Test
    void aContentWithoutARowIsNotServedAndIsSwept() throws IOException {
        var id = Ids.next();
        var arrived = Files.writeString(store.arrivals().orElseThrow().resolve(id + ".part"), "lost");
        store.keep(id, arrived);
        var known = addId(crm(tenant), ticket, "a.txt", "hello");

        content(crm(tenant), ticket, id.toString()).then().statusCode(404);
        var place = store.file(id).orElseThrow();
        sweep.sweep(Instant.now().plus(FolderStore.NEW).plus(Duration.ofMinutes(1)));

        assertThat(place).doesNotExist();
        content(crm(tenant), ticket, known).then().statusCode(200);
    }

    private String words(String visibility) {
        return agent(tenant)
                .body("{\"direction\":\"OUTBOUND\",\"visibility\":\"" + visibility + "\",\"body\":\"See the file.\"}")
                .post("/v1/tickets/" + ticket + "/communications")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String used() {
        return IntakeRows.one("select bytes from attachment_usage where tenant = ?", tenant);
    }

    private void assertArrivalsAreEmpty() {
        await().untilAsserted(() -> assertThat(store.arrivals().orElseThrow()).isEmptyDirectory());
    }
}
