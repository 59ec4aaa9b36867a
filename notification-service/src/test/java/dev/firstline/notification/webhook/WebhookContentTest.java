package dev.firstline.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.EventCatalog;
import dev.firstline.notification.alert.Alert;
import dev.firstline.notification.alert.TestAlerts;
import dev.firstline.notification.subscription.WebhookFormat;
import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.http.HttpMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** The three forms of one alert, as a stranger reads them: the CloudEvents SDK. */
class WebhookContentTest {

    private static final String ORIGIN = "https://desk.contoso.example";
    private static final UUID TICKET = UUID.fromString("019aa5b0-0000-7000-8000-000000000042");
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final Alert ALERT = new Alert(
            "sla.breached",
            "019aa5c0-9b10-7000-8000-000000000003",
            "2026-11-21T09:00:00Z",
            "contoso/northwind/fabrikam",
            "{\"ticketId\":\"" + TICKET + "\",\"share\":1.10,\"words\":\"\\\"data\\\":{}} é\"}");

    @Test
    void theStandardFormIsWhatIsKept() {
        var content = content(WebhookFormat.STANDARD, ALERT);

        assertThat(content.body()).isEqualTo(ALERT.kept());
        assertThat(content.headers()).containsOnlyKeys("content-type").containsValue("application/json");
    }

    @ParameterizedTest
    @EnumSource(value = WebhookFormat.class, mode = Mode.EXCLUDE, names = "STANDARD")
    void aCloudEventSaysWhoseEventItIsWhatItIsAboutAndWhereItsSchemaIs(WebhookFormat format) {
        var event = read(content(format, ALERT));

        assertThat(event.getSpecVersion()).isEqualTo(SpecVersion.V1);
        assertThat(event.getId()).isEqualTo(ALERT.id());
        assertThat(event.getSource()).isEqualTo(URI.create(ORIGIN + "/tenants/contoso/northwind/fabrikam"));
        assertThat(event.getType()).isEqualTo("sla.breached");
        assertThat(event.getSubject()).isEqualTo(TICKET.toString());
        assertThat(event.getTime()).isEqualTo(OffsetDateTime.parse("2026-11-21T09:00:00Z"));
        assertThat(event.getDataContentType()).isEqualTo("application/json");
        assertThat(event.getDataSchema()).isEqualTo(URI.create(ORIGIN + "/v1/event-types/sla.breached/schema"));
        assertThat(event.getExtension("firstlinetenant")).isEqualTo("contoso/northwind/fabrikam");
        assertThat(event.getExtension("traceparent")).isEqualTo(TRACE);
        assertThat(event.getExtensionNames()).containsExactlyInAnyOrder("firstlinetenant", "traceparent");
    }

    /** Numbers keep their digits: nothing reads the data and writes it again. */
    @Test
    void theDataIsTheEventsOwnByteForByte() {
        assertThat(content(WebhookFormat.CLOUDEVENTS_BINARY, ALERT).body()).isEqualTo(ALERT.data());
        assertThat(content(WebhookFormat.CLOUDEVENTS_STRUCTURED, ALERT).body())
                .endsWith(",\"data\":" + ALERT.data() + "}");
    }

    @Test
    void bothModesSayTheSame() {
        var binary = read(content(WebhookFormat.CLOUDEVENTS_BINARY, ALERT));
        var structured = read(content(WebhookFormat.CLOUDEVENTS_STRUCTURED, ALERT));

        assertThat(structured.getAttributeNames()).isEqualTo(binary.getAttributeNames());
        assertThat(structured.getAttributeNames())
                .allSatisfy(name -> assertThat(structured.getAttribute(name)).isEqualTo(binary.getAttribute(name)));
    }

    @Test
    void theTypeOfTheBodyTellsTheModes() {
        assertThat(content(WebhookFormat.CLOUDEVENTS_BINARY, ALERT).headers())
                .containsEntry("content-type", "application/json")
                .doesNotContainKey("ce-datacontenttype");
        assertThat(content(WebhookFormat.CLOUDEVENTS_STRUCTURED, ALERT).headers())
                .containsOnlyKeys("content-type")
                .containsValue("application/cloudevents+json");
    }

    @ParameterizedTest
    @EnumSource(value = WebhookFormat.class, mode = Mode.EXCLUDE, names = "STANDARD")
    void whatIsAboutNoTicketHasNoSubjectAndATestNoSchema(WebhookFormat format) {
        var test = new Alert(TestAlerts.TYPE, ALERT.id(), ALERT.timestamp(), "contoso", "{}");

        var event = read(WebhookContent.of(format, test.kept(), null, null, ORIGIN));

        assertThat(event.getSubject()).isNull();
        assertThat(event.getDataSchema()).isNull();
        assertThat(event.getExtensionNames()).containsExactly("firstlinetenant");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-0-0-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\r\nx: y",
                "\",\"id\":\"x"
            })
    void whatIsNoTraceContextIsNotPassedOn(String traceparent) {
        var event = read(
                WebhookContent.of(WebhookFormat.CLOUDEVENTS_STRUCTURED, ALERT.kept(), TICKET, traceparent, ORIGIN));

        assertThat(event.getExtensionNames()).containsExactly("firstlinetenant");
        assertThat(event.getId()).isEqualTo(ALERT.id());
    }

    @Test
    void everyTypeIsATypeOfCloudEvents() {
        assertThat(EventCatalog.all()).allSatisfy(entry -> {
            var alert = new Alert(entry.type(), ALERT.id(), ALERT.timestamp(), ALERT.tenant(), "{}");
            assertThat(read(content(WebhookFormat.CLOUDEVENTS_BINARY, alert)).getType())
                    .isEqualTo(entry.type());
        });
    }

    private static WebhookContent content(WebhookFormat format, Alert alert) {
        return WebhookContent.of(format, alert.kept(), TICKET, TRACE, ORIGIN);
    }

    private static CloudEvent read(WebhookContent content) {
        return HttpMessageFactory.createReader(content.headers(), content.body().getBytes(StandardCharsets.UTF_8))
                .toEvent();
    }
}
