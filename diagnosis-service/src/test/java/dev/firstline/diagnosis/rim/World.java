package dev.firstline.diagnosis.rim;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.event.CloudEvents;
import dev.firstline.chassis.event.EventJson;
import dev.firstline.chassis.id.Ids;
import dev.firstline.contracts.Event;
import dev.firstline.contracts.EventCatalog;
import dev.firstline.contracts.EventEnvelope;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.Topic;
import dev.firstline.contracts.ticket.AffectedTenant;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketEvent;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.contracts.ticket.TicketTextEvent;
import dev.firstline.contracts.ticket.TicketType;
import dev.firstline.contracts.ticket.TransitionCause;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.devstack.test.ProbedRecord;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A tenant of its own for each test, what it does by REST, and what intake tells of its tickets. */
public final class World {

    public static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final String tenant;

    private World(String tenant) {
        this.tenant = tenant;
    }

    /** A tenant that nobody has heard of before. */
    public static World ofItsOwn() {
        return new World("t" + UUID.randomUUID().toString().substring(0, 12));
    }

    /** The tenant below. */
    public World child(String segment) {
        return new World(tenant + "/" + segment);
    }

    public String tenant() {
        return tenant;
    }

    // -- by REST

    public RequestSpecification as(String... roles) {
        return given().auth().oauth2(FirstlineStack.token(tenant, roles)).contentType(ContentType.JSON);
    }

    public RequestSpecification agent() {
        return as(Roles.HELPDESK_AGENT);
    }

    /** The decisions on the ticket, the latest first, as soon as there are that many. */
    public JsonPath awaitDiagnoses(UUID ticketId, int count) {
        return await().atMost(PATIENCE)
                .until(
                        () -> agent().get("/v1/tickets/" + ticketId + "/diagnoses")
                                .jsonPath(),
                        answer -> answer.getList("items") != null
                                && answer.getList("items").size() == count);
    }

    public World opensIncident(String id, String service) {
        agent().body("{\"service\":\"%s\",\"productFamily\":\"MICROSOFT_365\"}".formatted(service))
                .put("/v1/incidents/" + id)
                .then()
                .statusCode(201);
        return this;
    }

    public void closesIncident(String id) {
        agent().delete("/v1/incidents/" + id).then().statusCode(200);
    }

    /** Returns once nothing is left to be decided anew for an incident of the tenant. */
    public void awaitRelinked() {
        await().atMost(PATIENCE).until(() -> Stored.relinks(tenant) == 0);
    }

    /** The tickets that the incident explains, as the first page of the list shows them. */
    public List<String> linkedTo(String incidentId) {
        return agent().queryParam("limit", 200)
                .get("/v1/incidents/" + incidentId + "/tickets")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.ticketId", String.class);
    }

    // -- by events

    /** Publishes as the owning service would; the same id again is a duplicate. */
    public UUID hear(UUID eventId, Event event) {
        var envelope = new EventEnvelope<>(eventId, "/firstline/test", new TenantPath(tenant), null, event);
        var topic = EventCatalog.of(event.getClass()).topic().topicName();
        FirstlineStack.kafka().produce(topic, event.subject(), EventJson.write(event), CloudEvents.headers(envelope));
        return eventId;
    }

    public UUID hear(Event event) {
        return hear(Ids.next(), event);
    }

    public UUID hearOpened(UUID ticketId) {
        return hear(opened(ticketId));
    }

    public UUID hearWords(UUID ticketId, long version, String title, String body) {
        return hear(words(ticketId, version, title, body));
    }

    /** The customer said more, now. */
    public UUID hearMore(UUID ticketId, long version, String body) {
        return hear(new TicketTextEvent.Answered(ticketId, version, now(), Ids.next(), body));
    }

    public UUID hearReclassified(UUID ticketId, long version, @Nullable ProductFamily family) {
        return hear(new TicketEvent.Reclassified(
                ticketId, version, NOON, TicketType.INCIDENT, Language.EN, family, null, null, null, null, null));
    }

    public UUID hearSeverity(UUID ticketId, long version, Severity to) {
        return hear(new TicketEvent.SeverityChanged(ticketId, version, NOON, Severity.A, to));
    }

    public UUID hearStatus(UUID ticketId, long version, TicketStatus to) {
        return hear(new TicketEvent.StatusChanged(
                ticketId, version, NOON, TicketStatus.NEW, to, TransitionCause.AGENT, null));
    }

    /** A ticket of severity A whose filer stated nothing else. */
    public static TicketEvent.Opened opened(UUID ticketId) {
        return new TicketEvent.Opened(
                ticketId,
                1,
                NOON,
                "FL-482913570",
                null,
                TicketType.INCIDENT,
                Severity.A,
                Language.EN,
                AffectedTenant.CUSTOMER,
                Ids.next(),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    public static TicketTextEvent.Written words(UUID ticketId, long version, String title, String body) {
        return new TicketTextEvent.Written(ticketId, version, now(), Language.EN, title, body);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    /** All events of that type about the subject by now, in order. */
    public static List<ProbedRecord> told(Topic topic, String subject, String type) {
        Stored.awaitNothingPending();
        return FirstlineStack.kafka().records(topic.topicName()).stream()
                .filter(record -> record.key().equals(subject) && record.type().equals(type))
                .toList();
    }

    /** All decisions about the ticket that were told by now. */
    public static List<JsonPath> toldDiagnoses(UUID ticketId) {
        return told(Topic.DIAGNOSIS, ticketId.toString(), "diagnosis.completed").stream()
                .map(record -> JsonPath.from(record.value()))
                .toList();
    }
}
