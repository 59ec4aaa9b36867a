package dev.firstline.sla.settings;

/** Bodies for the API description; a test sends them. */
final class Examples {

    static final String POLICY = """
            {"rank":10,"rules":[{"id":"gold-first-response","source":"Contract 2026-117","when":{"severities":["A"],\
            "breakFix":true},"goals":[{"target":"FIRST_RESPONSE","goal":"PT30M","calendar":"24x7","warnAtPercent":[50,75]}]}]}""";

    static final String POLICY_VIEW = """
            {"code":"gold","version":1,"tenant":"contoso/northwind","validFrom":"2026-11-21T09:00:00Z","rank":10,\
            "rules":[{"id":"gold-first-response","source":"Contract 2026-117","when":{"severities":["A"],"breakFix":true},\
            "goals":[{"target":"FIRST_RESPONSE","goal":"PT30M","calendar":"24x7","pausing":{},"warnAtPercent":[50,75]}]}]}""";

    static final String POLICIES = "{\"policies\":[" + POLICY_VIEW + "]}";

    static final String CALENDAR = """
            {"zone":"Europe/Berlin","hours":{"MONDAY":["09:00-12:00","13:00-18:00"],"TUESDAY":["09:00-18:00"]},\
            "holidays":["2026-12-25"]}""";

    static final String CALENDAR_VIEW = """
            {"code":"office","version":1,"tenant":"contoso","validFrom":"2026-11-21T09:00:00Z","zone":"Europe/Berlin",\
            "hours":{"MONDAY":["09:00-12:00","13:00-18:00"],"TUESDAY":["09:00-18:00"]},"holidays":["2026-12-25"]}""";

    static final String CALENDARS = "{\"calendars\":[" + CALENDAR_VIEW + "]}";

    private Examples() {}
}
