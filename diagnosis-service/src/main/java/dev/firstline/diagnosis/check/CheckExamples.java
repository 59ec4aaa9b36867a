package dev.firstline.diagnosis.check;

/** Examples of the OpenAPI document. */
final class CheckExamples {

    static final String REQUEST = """
            {"result":"DONE","doneAt":"2026-11-21T09:20:00Z","note":"No advisory for Exchange Online at 09:20."}
            """;

    static final String CHECK = """
            {"ticketId":"0199f6c0-0000-7000-8000-000000000001","check":"SERVICE_HEALTH",
             "task":"Look at the customer's service health (Partner Center, Service management) for an incident that explains it.",
             "source":"Partner Center: Check service health (2023-10)","result":"DONE","doneAt":"2026-11-21T09:20:00Z",
             "note":"No advisory for Exchange Online at 09:20.","subject":"dana","client":"desk",
             "recordedAt":"2026-11-21T09:22:55.25Z","version":1}
            """;

    static final String CHECKS = "{\"items\":[" + CHECK + "]}";

    private CheckExamples() {}
}
