package dev.firstline.notification.subscription;

/** Examples in the OpenAPI document. */
final class SubscriptionExamples {

    static final String NEW_WEBHOOK = """
            {"channel":"WEBHOOK","url":"https://crm.northwind.example/hooks/firstline","eventTypes":["sla.*","escalation.filed"],
             "description":"CRM of Northwind"}
            """;

    static final String NEW_CLOUDEVENTS = """
            {"channel":"WEBHOOK","url":"https://crm.northwind.example/hooks/firstline","format":"CLOUDEVENTS_STRUCTURED",
             "eventTypes":["sla.*"]}
            """;

    static final String NEW_EMAIL = """
            {"channel":"EMAIL","email":"desk@northwind.example","eventTypes":["sla.breached","sla.warned"]}
            """;

    static final String CREATED = """
            {"id":"019aa5c0-7a10-7000-8000-000000000001","tenant":"contoso/northwind","channel":"WEBHOOK",
             "url":"https://crm.northwind.example/hooks/firstline","format":"STANDARD","eventTypes":["sla.*","escalation.filed"],
             "description":"CRM of Northwind","state":"ACTIVE","secret":"whsec_bm90LWEtcmVhbC1zZWNyZXQtanVzdC1hbi1leGFtcGxl","version":0,
             "createdAt":"2026-11-21T09:00:00Z","changedAt":"2026-11-21T09:00:00Z"}
            """;

    static final String SHOWN = """
            {"id":"019aa5c0-7a10-7000-8000-000000000001","tenant":"contoso/northwind","channel":"WEBHOOK",
             "url":"https://crm.northwind.example/hooks/firstline","format":"STANDARD","eventTypes":["sla.*","escalation.filed"],
             "description":"CRM of Northwind","state":"ACTIVE","version":3,
             "createdAt":"2026-11-21T09:00:00Z","changedAt":"2026-11-21T09:30:00Z"}
            """;

    static final String PAGE = """
            {"items":[{"id":"019aa5c0-7a10-7000-8000-000000000001","tenant":"contoso/northwind","channel":"EMAIL",
             "email":"desk@northwind.example","eventTypes":["sla.breached"],"state":"ACTIVE","version":0,
             "createdAt":"2026-11-21T09:00:00Z","changedAt":"2026-11-21T09:00:00Z"}]}
            """;

    static final String CHANGE = """
            {"eventTypes":["sla.breached"],"description":"breaches only"}
            """;

    static final String UNKNOWN_TYPE = """
            {"type":"urn:firstline:problem:invalid","title":"A value is not acceptable","status":422,
             "detail":"At /eventTypes/0: not a known event type; known are *, sla.*, sla.breached, ...",
             "errors":[{"pointer":"/eventTypes/0","detail":"not a known event type; known are *, sla.*, sla.breached, ..."}]}
            """;

    static final String ABSENT = """
            {"type":"urn:firstline:problem:not-found","title":"There is nothing here","status":404,
             "detail":"No subscription with this id is visible to this token."}
            """;

    static final String TESTED = """
            {"deliveryId":"019aa5c0-9b20-7000-8000-000000000007"}
            """;

    private SubscriptionExamples() {}
}
