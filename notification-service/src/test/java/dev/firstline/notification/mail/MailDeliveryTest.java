package dev.firstline.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.chassis.id.Ids;
import dev.firstline.devstack.mail.Mail;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.notification.fixture.Api;
import dev.firstline.notification.fixture.Events;
import dev.firstline.notification.fixture.Stack;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
        assertThat(mail.subject()).isEqualTo("SLA breached: First response of ticket " + ticket);
        assertThat(mail.text())
                .contains("21 November 2026, 09:00:00 UTC")
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

    @Test
    void whatTurnsOrEndsALineDoesNotComeFromAValue() {
        var text = texts.of(
                "escalation.filed",
                "{\"type\":\"escalation.filed\",\"id\":\"1\",\"timestamp\":\"t\",\"tenant\":\"contoso\",\"data\":{\"ticketId\":\"019aa5c0-0000-7000-8000-000000000002\","
                        + "\"vendorCaseNumber\":\"42\\u2028Bcc: x@y.example\\u202e\\u0085\\r\",\"occurredAt\":\"2026-11-21T09:00:00Z\",\"route\":\"MSRC\"}}");

        assertThat(text.subject() + text.body()).doesNotContain("\u2028", "\u202e", "\u0085", "\r");
    }

    @Test
    void aLineBreakInAValueDoesNotBecomeAHeader() {
        var text = texts.of(
                "escalation.filed",
                "{\"type\":\"escalation.filed\",\"id\":\"1\",\"timestamp\":\"t\",\"tenant\":\"contoso\",\"data\":{\"ticketId\":\"019aa5c0-0000-7000-8000-000000000002\","
                        + "\"vendorCaseNumber\":\"42\\r\\nBcc: x@y.example\",\"occurredAt\":\"2026-11-21T09:00:00Z\",\"route\":\"MSRC\"}}");

        assertThat(text.subject()).doesNotContain("\r", "\n");
    }

    private static Mail mailTo(String address) {
        return FirstlineStack.mails().stream()
                .filter(mail ->
                        mail.recipients().contains(address) && !mail.subject().startsWith("Please confirm"))
                .findFirst()
                .orElse(null);
    }
}
