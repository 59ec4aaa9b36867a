package dev.firstline.diagnosis.connection;

/** Examples of the OpenAPI document. */
final class HealthConnectionExamples {

    static final String REQUEST = """
            {"clientId":"0199f6c0-0000-7000-8000-0000000000c1","clientSecret":"as the vendor's portal showed it"}
            """;

    static final String CONNECTION = """
            {"directoryId":"0199f6c0-0000-7000-8000-0000000000d1","tenant":"contoso/northwind",
             "clientId":"0199f6c0-0000-7000-8000-0000000000c1","state":"WELL","connectedBy":"ada",
             "connectedAt":"2026-11-21T09:00:00Z","lastPollAt":"2026-11-21T09:10:00Z","lastSuccessAt":"2026-11-21T09:10:00Z",
             "failures":0,"nextPollAt":"2026-11-21T09:15:12Z","services":24,
             "unwell":[{"service":"Microsoft Teams","status":"serviceDegradation"}],"unreadable":0,"openIncidents":1}
            """;

    static final String NEW = """
            {"directoryId":"0199f6c0-0000-7000-8000-0000000000d1","tenant":"contoso/northwind",
             "clientId":"0199f6c0-0000-7000-8000-0000000000c1","state":"WAITING","connectedBy":"ada",
             "connectedAt":"2026-11-21T09:00:00Z","failures":0,"nextPollAt":"2026-11-21T09:00:00Z","services":0,
             "unwell":[],"unreadable":0,"openIncidents":0}
            """;

    static final String CONNECTIONS = "{\"items\":[" + CONNECTION + "]}";

    static final String WORKS = "{\"works\":true,\"services\":24}";

    static final String FAILS = "{\"works\":false,\"failure\":\"CONSENT_MISSING\",\"services\":0}";

    static final String ABSENT = """
            {"type":"urn:firstline:problem:not-found","title":"There is nothing here","status":404,
             "detail":"No health connection with this id is visible to this token."}
            """;

    private HealthConnectionExamples() {}
}
