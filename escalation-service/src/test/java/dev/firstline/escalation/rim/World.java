package dev.firstline.escalation.rim;

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
import dev.firstline.contracts.diagnosis.DecidedBy;
import dev.firstline.contracts.diagnosis.DiagnosisEvent;
import dev.firstline.contracts.diagnosis.IssueClass;
import dev.firstline.contracts.diagnosis.Outcome;
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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A partner of its own for each test, what it does by REST, and what the other services tell. */
public final class World {

    public static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final String tenant;

    /** @param tenant who acts */
    public World(String tenant) {
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

    public RequestSpecification admin() {
        return as(Roles.ADMIN_AGENT);
    }

    public RequestSpecification agent() {
        return as(Roles.HELPDESK_AGENT);
    }

    public World isPartner(String type) {
        admin().body("""
                        {"type":"%s","contact":{"firstName":"Dana","lastName":"Desk","email":"desk@contoso.example",
                         "phone":"+351 210 000 000","timeZone":"Europe/Lisbon","country":"PRT"}}
                        """.formatted(type)).put("/v1/partners/self").then().statusCode(201);
        return this;
    }

    public World holds(String vehicle) {
        admin().body("{\"vehicle\":\"%s\",\"accessId\":\"A-1\",\"contractId\":\"C-1\",\"validFrom\":\"2026-01-01\"}"
                        .formatted(vehicle))
                .post("/v1/entitlements")
                .then()
                .statusCode(201);
        return this;
    }

    /** The ticket's latest escalation, as soon as it is in that state. */
    public JsonPath awaitEscalation(UUID ticketId, String state) {
        return await().atMost(PATIENCE)
                .until(
                        () -> agent().get("/v1/tickets/" + ticketId + "/escalations")
                                .jsonPath(),
                        answer -> state.equals(answer.getString("items[0].state")));
    }

    /** The id of the ticket's latest escalation, as soon as it is in that state. */
    public String awaitEscalationId(UUID ticketId, String state) {
        return awaitEscalation(ticketId, state).getString("items[0].id");
    }

    /** A database of the cloud is gone and a vendor is to be asked: the id of the escalation, which can be filed. */
    public String escalatesDatabase(UUID ticketId) {
        hearOpened(ticketId)
                .hearWords(ticketId, "Database gone", "Error 40613 since 13:05 UTC.")
                .hearDecision(ticketId, Outcome.ESCALATE_MICROSOFT, ProductFamily.AZURE, "Azure SQL Database");
        return awaitEscalationId(ticketId, "OPEN");
    }

    public JsonPath escalation(String id) {
        return agent().get("/v1/escalations/" + id).jsonPath();
    }

    // -- by events

    /** Publishes as the owning service would; the same id again is a duplicate. */
    public void hear(UUID eventId, Event event) {
        publish(eventId, event, UnaryOperator.identity());
    }

    /** Publishes with another body than this version would write. */
    public void hear(Event event, UnaryOperator<String> change) {
        publish(Ids.next(), event, change);
    }

    private void publish(UUID eventId, Event event, UnaryOperator<String> change) {
        var envelope = new EventEnvelope<>(eventId, "/firstline/test", new TenantPath(tenant), null, event);
        var topic = EventCatalog.of(event.getClass()).topic().topicName();
        var body = change.apply(new String(EventJson.write(event), StandardCharsets.UTF_8));
        FirstlineStack.kafka()
                .produce(topic, event.subject(), body.getBytes(StandardCharsets.UTF_8), CloudEvents.headers(envelope));
    }

    public World hear(Event event) {
        hear(Ids.next(), event);
        return this;
    }

    public World hearOpened(UUID ticketId) {
        return hear(opened(ticketId));
    }

    /** A ticket on a database in Azure, opened at {@link #NOON}. */
    public static TicketEvent.Opened opened(UUID ticketId) {
        return opened(ticketId, Ids.next());
    }

    /** The same of that customer. */
    public static TicketEvent.Opened opened(UUID ticketId, UUID customerId) {
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
                customerId,
                ProductFamily.AZURE,
                "Azure SQL Database",
                "West Europe",
                null,
                true,
                null,
                null);
    }

    public World hearWords(UUID ticketId, String title, String body) {
        return hear(new TicketTextEvent.Written(ticketId, 1, NOON, Language.EN, title, body));
    }

    public World hearStatus(UUID ticketId, long version, TicketStatus to) {
        return hear(new TicketEvent.StatusChanged(
                ticketId, version, NOON, TicketStatus.NEW, to, TransitionCause.AGENT, null));
    }

    /** A technical decision of severity A. */
    public World hearDecision(UUID ticketId, Outcome outcome, @Nullable ProductFamily family, String product) {
        return hear(decision(ticketId, 1, outcome, family, product));
    }

    public static DiagnosisEvent.Completed decision(
            UUID ticketId, long version, Outcome outcome, @Nullable ProductFamily family, String product) {
        return decision(ticketId, version, outcome, family, product, null);
    }

    /** What somebody at the desk decided. */
    public static DiagnosisEvent.Completed byPerson(
            UUID ticketId, long version, Outcome outcome, @Nullable ProductFamily family, String product) {
        return decision(ticketId, version, outcome, family, product, DecidedBy.PERSON);
    }

    private static DiagnosisEvent.Completed decision(
            UUID ticketId,
            long version,
            Outcome outcome,
            @Nullable ProductFamily family,
            String product,
            @Nullable DecidedBy by) {
        return new DiagnosisEvent.Completed(
                ticketId,
                Ids.next(),
                version,
                NOON.plusSeconds(version),
                outcome,
                "a-rule",
                "2026-11-21",
                List.of(),
                List.of(),
                family,
                product,
                null,
                IssueClass.TECHNICAL,
                null,
                true,
                Severity.A,
                Language.EN,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                by,
                null,
                null);
    }

    /** The first event of that type about the ticket. */
    public static ProbedRecord awaitEvent(UUID ticketId, String type) {
        return FirstlineStack.kafka()
                .await(
                        Topic.ESCALATION.topicName(),
                        PATIENCE,
                        record -> record.key().equals(ticketId.toString())
                                && record.type().equals(type));
    }

    /** Types of all events about the ticket by now, in order. */
    public static List<String> told(UUID ticketId) {
        return FirstlineStack.kafka().records(Topic.ESCALATION.topicName()).stream()
                .filter(record -> record.key().equals(ticketId.toString()))
                .map(ProbedRecord::type)
                .toList();
    }

    public static Map<String, Object> body(ProbedRecord record) {
        return JsonPath.from(record.value()).getMap("$");
    }
}
