package dev.firstline.notification.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.firstline.chassis.id.Ids;
import dev.firstline.contracts.EventEnvelope;
import dev.firstline.contracts.TenantPath;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.notification.fixture.Api;
import dev.firstline.notification.fixture.Events;
import dev.firstline.notification.fixture.Receiver;
import dev.firstline.notification.fixture.Receiver.Received;
import dev.firstline.notification.fixture.Receiver.Reply;
import dev.firstline.notification.fixture.Stack;
import dev.firstline.notification.subscription.WebhookFormat;
import io.cloudevents.CloudEvent;
import io.cloudevents.http.HttpMessageFactory;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** In which form an alert reaches its receiver, and that it is signed in each. */
@QuarkusTest
@Stack
class WebhookFormatTest {

    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final String tenant = Api.newTenant();
    private final UUID ticket = Ids.next();
    private final Receiver receiver = new Receiver();

    @AfterEach
    void close() {
        receiver.close();
    }

    @ParameterizedTest
    @EnumSource(value = WebhookFormat.class, mode = Mode.EXCLUDE, names = "STANDARD")
    void theCloudEventsSdkReadsTheAlertAndTheSignatureIsOverItsRawBody(WebhookFormat format) {
        var subscription = subscribe(format);
        var envelope = new EventEnvelope<>(
                Ids.next(), "/firstline/test", new TenantPath(tenant + "/fabrikam"), TRACE, Events.breached(ticket));

        Events.publish(envelope);

        var post = receiver.first();
        assertThat(post.isSignedWith(subscription.getString("secret"))).isTrue();
        var event = read(post);
        assertThat(event.getId()).isEqualTo(envelope.id().toString());
        assertThat(event.getSource())
                .isEqualTo(URI.create(FirstlineStack.PUBLIC_URL + "/tenants/" + tenant + "/fabrikam"));
        assertThat(event.getType()).isEqualTo("sla.breached");
        assertThat(event.getSubject()).isEqualTo(ticket.toString());
        assertThat(event.getTime()).isEqualTo("2026-11-21T09:00:00Z");
        assertThat(event.getDataSchema())
                .isEqualTo(URI.create(FirstlineStack.PUBLIC_URL + "/v1/event-types/sla.breached/schema"));
        assertThat(event.getExtension("firstlinetenant")).isEqualTo(tenant + "/fabrikam");
        assertThat(event.getExtension("traceparent")).isEqualTo(TRACE);
        var data =
                JsonPath.from(new String(Objects.requireNonNull(event.getData()).toBytes(), StandardCharsets.UTF_8));
        assertThat(data.getString("ticketId")).isEqualTo(ticket.toString());
        assertThat(data.getString("target")).isEqualTo("FIRST_RESPONSE");
    }

    @ParameterizedTest
    @EnumSource(WebhookFormat.class)
    void aRepeatHasTheSameIdsAndTheSameBodyInEveryForm(WebhookFormat format) {
        receiver.replying(n -> Reply.of(n == 0 ? 500 : 204));
        var subscription = subscribe(format);

        Events.publish(tenant, Events.breached(ticket));

        Api.awaitDelivery(tenant, subscription.getString("id"), "DELIVERED");
        assertThat(receiver.received()).hasSize(2);
        assertThat(receiver.received())
                .extracting(Received::id)
                .containsOnly(receiver.first().id());
        assertThat(receiver.received())
                .extracting(Received::body)
                .containsOnly(receiver.first().body());
        assertThat(receiver.received())
                .allSatisfy(post -> assertThat(post.isSignedWith(subscription.getString("secret")))
                        .isTrue());
        if (format != WebhookFormat.STANDARD) {
            assertThat(receiver.received())
                    .extracting(post -> read(post).getId())
                    .containsOnly(read(receiver.first()).getId());
        }
    }

    @Test
    void anAlertTakesTheFormAsItIsWhenItIsSent() {
        receiver.replying(500);
        var id = subscribe(WebhookFormat.STANDARD).getString("id");
        Events.publish(tenant, Events.breached(ticket));
        var failed = Api.awaitDelivery(tenant, id, "FAILED");
        change(id, "{\"format\":\"CLOUDEVENTS_STRUCTURED\"}")
                .statusCode(200)
                .body("format", equalTo("CLOUDEVENTS_STRUCTURED"))
                .body("version", equalTo(1));
        receiver.replying(204);

        Api.admin(tenant)
                .post("/v1/deliveries/" + failed.getString("id") + "/resend")
                .then()
                .statusCode(202);

        Api.awaitDelivery(tenant, id, "DELIVERED");
        var first = receiver.first();
        var last = receiver.received().getLast();
        assertThat(first.header("content-type")).isEqualTo("application/json");
        assertThat(last.header("content-type")).isEqualTo("application/cloudevents+json");
        assertThat(last.id()).isEqualTo(first.id());
        assertThat(read(last).getId()).isEqualTo(JsonPath.from(first.body()).getString("id"));
    }

    @Test
    void aTestTellsOfTheFormToo() {
        var id = subscribe(WebhookFormat.CLOUDEVENTS_BINARY).getString("id");

        Api.admin(tenant).post("/v1/subscriptions/" + id + "/test").then().statusCode(202);

        var event = read(receiver.first());
        assertThat(event.getType()).isEqualTo("subscription.test");
        assertThat(event.getDataSchema()).isNull();
    }

    @Test
    void theStandardFormIsTheOneOfWhoNamesNone() {
        var made = Api.subscribe(tenant, receiver, "sla.*");

        assertThat(made.getString("format")).isEqualTo("STANDARD");
        change(made.getString("id"), "{\"format\":\"STANDARD\"}")
                .statusCode(200)
                .body("version", equalTo(0));
        change(made.getString("id"), "{\"format\":null}").statusCode(422).body("errors[0].pointer", equalTo("/format"));
    }

    @Test
    void aMailHasNoForm() {
        var mail = "{\"channel\":\"EMAIL\",\"email\":\"desk@northwind.example\",\"eventTypes\":[\"*\"]%s}";

        Api.admin(tenant)
                .body(mail.formatted(",\"format\":\"STANDARD\""))
                .post("/v1/subscriptions")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/format"));
        String id = Api.admin(tenant)
                .body(mail.formatted(""))
                .post("/v1/subscriptions")
                .then()
                .statusCode(201)
                .body("format", nullValue())
                .extract()
                .path("id");
        change(id, "{\"format\":\"CLOUDEVENTS_BINARY\"}").statusCode(422).body("errors[0].pointer", equalTo("/format"));
    }

    private ValidatableResponse change(String id, String body) {
        return Api.admin(tenant)
                .header("If-Match", "*")
                .body(body)
                .patch("/v1/subscriptions/" + id)
                .then();
    }

    private JsonPath subscribe(WebhookFormat format) {
        return Api.admin(tenant)
                .body(Map.of("channel", "WEBHOOK", "url", receiver.url(), "format", format, "eventTypes", new String[] {
                    "sla.*"
                }))
                .post("/v1/subscriptions")
                .then()
                .statusCode(201)
                .body("format", equalTo(format.name()))
                .extract()
                .jsonPath();
    }

    private static CloudEvent read(Received post) {
        return HttpMessageFactory.createReaderFromMultimap(
                        post.headers(), post.body().getBytes(StandardCharsets.UTF_8))
                .toEvent();
    }
}
