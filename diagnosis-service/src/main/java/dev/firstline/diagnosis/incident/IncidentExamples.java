package dev.firstline.diagnosis.incident;

/** Examples of the OpenAPI document. */
final class IncidentExamples {

    static final String REQUEST = """
            {"service":"Microsoft Teams","productFamily":"MICROSOFT_365","source":"GRAPH"}
            """;

    static final String REGIONAL_REQUEST = """
            {"service":"Storage","productFamily":"AZURE","region":"West Europe","source":"RESOURCE_HEALTH"}
            """;

    static final String INCIDENT = """
            {"incidentId":"TM770125","tenant":"contoso","service":"Microsoft Teams","productFamily":"MICROSOFT_365",
             "source":"GRAPH","status":"OPEN","openedAt":"2026-11-21T09:10:00Z","linkedTickets":214}
            """;

    static final String CLOSED = """
            {"incidentId":"TM770125","tenant":"contoso","service":"Microsoft Teams","productFamily":"MICROSOFT_365",
             "source":"GRAPH","status":"CLOSED","openedAt":"2026-11-21T09:10:00Z","closedAt":"2026-11-21T12:40:00Z","linkedTickets":0}
            """;

    static final String INCIDENTS = "{\"items\":[" + INCIDENT + "]}";

    static final String TICKETS = """
            {"items":[{"ticketId":"0199f6c0-0000-7000-8000-000000000001","tenant":"contoso/northwind"}]}
            """;

    private IncidentExamples() {}
}
