package dev.firstline.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.chassis.id.Ids;
import dev.firstline.contracts.EventCatalog;
import dev.firstline.devstack.mail.Mail;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.notification.eventtype.EventPattern;
import dev.firstline.notification.fixture.Api;
import dev.firstline.notification.fixture.Events;
import dev.firstline.notification.fixture.Stack;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@Stack
class MailDeliveryTest {

    @Inject
    MailTexts texts;

    private final String tenant = Api.newTenant();

    @Test
    void anAlertArrivesAsPlainTextUnderTheIdOfItsDelivery() {
        var address = tenant + "@contoso.example";
        String subscription = Api.admin(tenant)
                .body(Map.of("channel", "EMAIL", "email", address, "eventTypes", List.of("sla.breached")))
                .post("/v1/subscriptions")
                .path("id");
        Api.confirm(tenant, subscription, address);
        var ticket = Ids.next();

        Events.publish(tenant, Events.breached(ticket));

        var mail = await().atMost(Stack.PATIENCE).until(() -> mailTo(address), found -> found != null);
        assertThat(mail.subject()).isEqualTo("SLA breached: FIRST_RESPONSE of ticket " + ticket);
        assertThat(mail.text())
                .contains("2026-11-21T09:00:00Z")
                .contains("Ticket " + ticket)
                .contains("Open it: " + FirstlineStack.PUBLIC_URL + "/tickets/" + ticket)
                .contains("Tenant " + tenant);
        assertThat(mail.html()).isEmpty();
        var delivery = await().atMost(Stack.PATIENCE)
                .until(
                        () -> Api.admin(tenant)
                                .queryParam("ticket", ticket.toString())
                                .get("/v1/deliveries")
                                .jsonPath(),
                        page -> "DELIVERED".equals(page.getString("items[0].state")));
        assertThat(mail.headers()).containsEntry("Message-ID", "<" + delivery.getString("items[0].id") + "@firstline>");
        assertThat(delivery.getInt("items[0].lastStatus")).isEqualTo(250);
    }

    static Stream<String> types() {
        return EventPattern.types().stream().map(EventCatalog.Entry::type);
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyEventTypeHasWords(String type) throws IOException {
        var text = texts.of(type, payload(type));

        assertThat(text.subject()).isNotBlank().doesNotContain("{", "}", "\n", "NOT_FOUND", "null");
        assertThat(text.body())
                .contains("Tenant contoso/northwind")
                .contains(type)
                .doesNotContain("NOT_FOUND", "{data");
    }

    @Test
    void aWarningByTimeSaysHowMuchIsLeftAndOneByShareHowMuchIsUsed() throws IOException {
        assertThat(texts.of("sla.warned", payload("sla.warned", 1)).subject()).startsWith("SLA at 75 %: RESOLUTION");
        var timed = texts.of("sla.warned", payload("sla.warned", 2));
        assertThat(timed.subject()).startsWith("SLA due in PT30M: RESOLUTION");
        assertThat(timed.body()).contains("PT30M of service time are left for RESOLUTION.");
    }

    @Test
    void whatIsOverdueSaysForHowLong() throws IOException {
        var text = texts.of("sla.overdue", payload("sla.overdue"));
        assertThat(text.subject()).startsWith("SLA overdue by PT2H: RESOLUTION");
        assertThat(text.body()).contains("was due at 2026-12-01T15:37:22.620Z", "reached at 2026-12-01T17:37:22.620Z");
    }

    @Test
    void whatTurnsOrEndsALineDoesNotComeFromAValue() {
        var text = texts.of(
                "escalation.filed",
                "{\"type\":\"escalation.filed\",\"id\":\"1\",\"timestamp\":\"t\",\"tenant\":\"contoso\",\"data\":{\"ticketId\":\"1\","
                        + "\"vendorCaseNumber\":\"42\\u2028Bcc: x@y.example\\u202e\\u0085\\r\",\"occurredAt\":\"t\",\"route\":\"r\"}}");

        assertThat(text.subject() + text.body()).doesNotContain("\u2028", "\u202e", "\u0085", "\r");
    }

    @Test
    void aLineBreakInAValueDoesNotBecomeAHeader() {
        var text = texts.of(
                "escalation.filed",
                "{\"type\":\"escalation.filed\",\"id\":\"1\",\"timestamp\":\"t\",\"tenant\":\"contoso\",\"data\":{\"ticketId\":\"1\","
                        + "\"vendorCaseNumber\":\"42\\r\\nBcc: x@y.example\",\"occurredAt\":\"t\",\"route\":\"r\"}}");

        assertThat(text.subject()).doesNotContain("\r", "\n");
    }

    private static String payload(String type) throws IOException {
        return payload(type, 1);
    }

    private static String payload(String type, int example) throws IOException {
        try (var golden = EventCatalog.class.getResourceAsStream("/golden/" + type + "/" + example + ".json")) {
            return "{\"type\":\"" + type
                    + "\",\"id\":\"019aa5c0-0000-7000-8000-000000000001\",\"timestamp\":\"2026-11-21T09:00:00Z\","
                    + "\"tenant\":\"contoso/northwind\",\"data\":"
                    + new String(golden.readAllBytes(), StandardCharsets.UTF_8) + "}";
        }
    }

    private static Mail mailTo(String address) {
        return FirstlineStack.mails().stream()
                .filter(mail ->
                        mail.recipients().contains(address) && !mail.subject().startsWith("Please confirm"))
                .findFirst()
                .orElse(null);
    }
}
