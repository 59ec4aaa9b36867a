package dev.firstline.intake.ticket;

import static dev.firstline.intake.IntakeApi.crm;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.intake.Stack;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@Stack
class TicketOpeningTest {

    @Test
    void anOpenedTicketIsAnsweredStoredAndTold() {
        var tenant = newTenant();

        var answer = crm(tenant).body(ticket("Mail is down")).post("/v1/tickets");

        answer.then()
                .statusCode(201)
                .header("ETag", equalTo("\"1\""))
                .header("Location", matchesPattern("/v1/tickets/[0-9a-f-]{36}"))
                .body("number", matchesPattern("FL-[1-9][0-9]{8}"))
                .body("status", equalTo("NEW"))
                .body("tenant", equalTo(tenant))
                .body("customer.externalId", equalTo("C-1"));
        String id = answer.path("id");
        crm(tenant).get("/v1/tickets/" + id).then().statusCode(200).body(equalTo(answer.asString()));
        var told = FirstlineStack.kafka()
                .await("firstline.ticket.v1", Duration.ofSeconds(60), record -> id.equals(record.key()));
        assertThat(told.type()).isEqualTo("ticket.opened");
        assertThat(told.headers().get("ce_firstlinetenant")).isEqualTo(tenant);
        assertThat(told.value())
                .as("the customer is told by ids, not by name")
                .contains("\"customerReference\":\"C-1\"")
                .doesNotContain("Northwind Traders");
        FirstlineStack.kafka()
                .await("firstline.ticket-text.v1", Duration.ofSeconds(60), record -> id.equals(record.key()));
    }
}
