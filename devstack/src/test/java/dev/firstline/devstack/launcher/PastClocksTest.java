package dev.firstline.devstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** What an imported line says is told to sla-service as what happened then. */
class PastClocksTest {

    @Test
    void wordsAndTheLastStateAreEventsInTheirOrder() {
        var line = new JsonObject("""
                {"kind":"ticket","ticket":{"externalReference":"OLD-1","title":"t","body":"b","type":"INCIDENT","severity":"A",
                  "productFamily":"AZURE","customer":{"externalId":"C-1"}},"status":"CLOSED","openedAt":"2026-03-02T09:00:00Z",
                 "updatedAt":"2026-03-02T17:00:00Z","communications":[
                  {"writtenAt":"2026-03-02T10:00:00Z","direction":"OUTBOUND","visibility":"CUSTOMER","body":"x"},
                  {"writtenAt":"2026-03-02T08:59:00Z","direction":"INBOUND","visibility":"CUSTOMER","body":"x"},
                  {"writtenAt":"2026-03-02T09:30:00Z","direction":"OUTBOUND","visibility":"INTERNAL","body":"x"}]}""");

        assertThat(PastClocks.of("019aa5a0-7c00-7000-8000-000000000001", line)).contains(new JsonObject("""
                {"ticketId":"019aa5a0-7c00-7000-8000-000000000001","openedAt":"2026-03-02T09:00:00Z","language":"EN",
                 "events":[{"at":"2026-03-02T09:00:00Z","kind":"CUSTOMER_WROTE"},{"at":"2026-03-02T10:00:00Z","kind":"REPLIED"},
                  {"at":"2026-03-02T17:00:00Z","kind":"STATUS_CHANGED","status":"CLOSED"}],
                 "type":"INCIDENT","severity":"A","productFamily":"AZURE"}"""));
    }

    @Test
    void whatIsNewHasNotMovedAndWhatIsNoTicketHasNoClocks() {
        assertThat(PastClocks.of("1", new JsonObject("""
                {"kind":"ticket","ticket":{"type":"INCIDENT","severity":"A","language":"DE"},"status":"NEW",
                 "openedAt":"2026-03-02T09:00:00Z"}""")).orElseThrow().getJsonArray("events"))
                .isEmpty();
        assertThat(PastClocks.of("1", new JsonObject("{\"kind\":\"customer\"}")))
                .isEmpty();
    }
}
