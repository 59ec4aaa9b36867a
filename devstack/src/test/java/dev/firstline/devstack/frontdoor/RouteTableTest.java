package dev.firstline.devstack.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.devstack.frontdoor.RouteTable.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTableTest {

    @ParameterizedTest
    @CsvSource({
        "/v1/tickets, intake-service",
        "/v1/tickets/, intake-service",
        "/v1/tickets/42, intake-service",
        "/v1/tickets:bulk, intake-service",
        "/v1/tickets/42/communications, intake-service",
        "/v1/customers/7/contacts, intake-service",
        "/v1/contacts, intake-service",
        "/v1/changes, intake-service",
        "/v1/tickets/42/clocks, sla-service",
        "/v1/tickets/42/clocks/7, sla-service",
        "/v1/policies, sla-service",
        "/v1/policies/7/versions, sla-service",
        "/v1/calendars/7, sla-service",
        "/v1/sla/report, sla-service",
        "/v1/tickets/42/diagnoses, diagnosis-service",
        "/v1/diagnoses/7, diagnosis-service",
        "/v1/incidents, diagnosis-service",
        "/v1/rules, diagnosis-service",
        "/v1/tickets/42/escalations, escalation-service",
        "/v1/escalations/7, escalation-service",
        "/v1/partners/contoso, escalation-service",
        "/v1/entitlements, escalation-service",
        "/v1/subscriptions/7, notification-service",
        "/v1/deliveries, notification-service",
        "/v1/event-types, notification-service",
        "/v1/ops/sla-service/dead-letters, sla-service",
        "/v1/ops/console-service, console-service",
        "/v1/usage/sla-service, sla-service",
        "/, console-service",
        "/live, console-service",
        "/v1/policiesX, console-service",
        "/v1/tickets/42/clockwork, intake-service",
        "/v2/tickets, console-service",
    })
    void eachPathHasOneOwner(String path, String service) {
        assertThat(RouteTable.target(path)).isEqualTo(new Target(service, path));
    }

    @Test
    void theDescriptionOfAServiceIsAskedOfItAtItsOwnPath() {
        assertThat(RouteTable.target("/openapi/intake-service")).isEqualTo(new Target("intake-service", "/q/openapi"));
    }
}
