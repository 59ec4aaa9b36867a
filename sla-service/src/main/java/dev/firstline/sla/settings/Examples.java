package dev.firstline.sla.settings;

/** Bodies for the API description; a test sends them. */
final class Examples {

    static final String POLICY = """
            {"rank":10,"rules":[{"id":"gold-first-response","source":"Contract 2026-117","when":{"severities":["A"],\
            "breakFix":true},"goals":[{"target":"FIRST_RESPONSE","goal":"PT30M","calendar":"24x7","warnAtPercent":[50,75],\
            "warnBefore":["PT5M"],"overdueAfter":["PT15M","PT1H"]}]}]}""";

    static final String POLICY_VIEW = """
            {"code":"gold","version":1,"tenant":"contoso/northwind","validFrom":"2026-11-21T09:00:00Z","rank":10,\
            "rules":[{"id":"gold-first-response","source":"Contract 2026-117","when":{"severities":["A"],"breakFix":true},\
            "goals":[{"target":"FIRST_RESPONSE","goal":"PT30M","calendar":"24x7","pausing":{},"warnAtPercent":[50,75],\
            "warnBefore":["PT5M"],"overdueAfter":["PT15M","PT1H"]}]}]}""";

    static final String POLICIES = "{\"items\":[" + POLICY_VIEW + "]}";

    static final String CALENDAR = """
            {"zone":"Europe/Berlin","hours":{"MONDAY":["09:00-12:00","13:00-18:00"],"TUESDAY":["09:00-18:00"]},\
            "holidays":["2026-12-22"],"exceptions":{"2026-12-29":["09:00-12:00"]},\
            "holidayRegion":{"code":"DE-BY","from":2026,"to":2026}}""";

    static final String CALENDAR_VIEW = """
            {"code":"office","version":1,"tenant":"contoso","validFrom":"2026-11-21T09:00:00Z","zone":"Europe/Berlin",\
            "hours":{"MONDAY":["09:00-12:00","13:00-18:00"],"TUESDAY":["09:00-18:00"]},\
            "holidays":["2026-01-01","2026-01-06","2026-12-22"],"exceptions":{"2026-12-29":["09:00-12:00"]},\
            "holidayRegion":{"code":"DE-BY","from":2026,"to":2026},"businessDay":"PT8H30M"}""";

    static final String CALENDARS = "{\"items\":[" + CALENDAR_VIEW + "]}";

    static final String CALENDAR_FILE = """
            BEGIN:VCALENDAR\r
            VERSION:2.0\r
            PRODID:-//Contoso//Office//EN\r
            BEGIN:VEVENT\r
            UID:founding-day@contoso.example\r
            DTSTAMP:20261121T090000Z\r
            DTSTART;VALUE=DATE:20270315\r
            RRULE:FREQ=YEARLY\r
            SUMMARY:Founding day\r
            END:VEVENT\r
            END:VCALENDAR\r
            """;

    static final String CALENDAR_IMPORT =
            "{\"found\":9,\"added\":9,\"removed\":0,\"ignored\":{\"TIMED\":2},\"calendar\":" + CALENDAR_VIEW + "}";
    static final String INSTANT = "2026-12-20T00:00:00Z";

    static final String AT = "What was, is or is planned to be in force at that instant; left out: now";
    static final String VALID_FROM = "The first instant at which it counts, not in the past; left out: now";
    static final String VALID_UNTIL =
            "The first instant at which it counts no more; left out: it has no end of its own";

    static final String VERSIONS = """
            {"items":[{"version":2,"tenant":"contoso","author":"alex@contoso","setAt":"2026-11-21T09:00:00Z",\
            "validFrom":"2026-12-20T00:00:00Z","validUntil":"2027-01-07T00:00:00Z","ends":false},\
            {"version":1,"tenant":"contoso","author":"alex@contoso","setAt":"2026-07-01T09:00:00Z",\
            "validFrom":"2026-07-01T09:00:00Z","ends":false}]}""";

    static final String ENDED = """
            {"version":3,"tenant":"contoso","author":"alex@contoso","setAt":"2026-11-22T09:00:00Z",\
            "validFrom":"2026-11-22T09:00:00Z","ends":true}""";

    static final String WITHDRAWN = """
            {"version":2,"tenant":"contoso","author":"alex@contoso","setAt":"2026-11-21T09:00:00Z",\
            "validFrom":"2026-12-20T00:00:00Z","validUntil":"2027-01-07T00:00:00Z","ends":false,\
            "withdrawnAt":"2026-11-22T09:00:00Z","withdrawnBy":"sam@contoso"}""";

    private Examples() {}
}
