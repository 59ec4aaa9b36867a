package dev.firstline.console.queue;

/** Examples of the OpenAPI document. */
final class Examples {

    static final String TICKET = """
            {"ticketId":"01a230e0-1f18-77b6-9bb6-c7cc79a639f0","tenant":"contoso/northwind/harlow-freight",
             "number":"FL-482913570","title":"Mail stands still since 08:40","openedAt":"2026-12-01T09:12:04.120Z",
             "type":"INCIDENT","status":"WAITING_ON_VENDOR","open":true,"severity":"A","language":"EN",
             "productFamily":"MICROSOFT_365","product":"Exchange Online",
             "decision":{"diagnosisId":"01a230e2-59c6-7e3f-9b44-776624b9c37b","outcome":"ESCALATE_MICROSOFT",
               "rule":"boundary-microsoft","ruleSetVersion":"2026-11-21","decidedAt":"2026-12-01T09:14:30.214Z",
               "issueKind":"SERVICE_UNAVAILABLE","tags":["SERVICE_UNAVAILABLE"]},
             "escalation":{"escalationId":"01a230e0-2027-777b-bcb0-686749afeb39","stage":"FILED",
               "route":"M365_ADMIN_CENTER","vehicles":["ASFP"],"initialResponse":"PT2H",
               "vendorCaseNumber":"41725508","vendorStatus":"OPEN","filedAt":"2026-12-01T09:40:22.500Z"},
             "clocks":[{"clockId":"01a230e0-1f18-7f2b-9a53-2334559375bc","target":"FIRST_RESPONSE","state":"RUNNING",
               "startedAt":"2026-12-01T09:12:04.120Z","policy":"northwind-standard","goal":"PT4H","calendar":"24x7",
               "dueAt":"2026-12-01T13:12:04.120Z"}],
             "nextDue":{"at":"2026-12-01T13:12:04.120Z","target":"FIRST_RESPONSE"},"breached":false}
            """;

    static final String PAGE = "{\"items\":[" + TICKET + "],\"next\":\"MDEyMzQ1Njc4OWFiY2RlZg\"}";

    private Examples() {}
}
