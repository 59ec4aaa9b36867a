package dev.firstline.sla.configuration;

/** Bodies for the API description; a test sends them. */
final class ConfigurationExamples {

    static final String DOCUMENT = """
            calendars:
              office:
                zone: Europe/Berlin
                hours:
                  MONDAY: ["09:00-12:00", "13:00-18:00"]
                  TUESDAY: ["09:00-18:00"]
                holidays: ["2026-12-25"]
            policies:
              gold:
                rank: 10
                rules:
                  - id: gold-first-response
                    source: Contract 2026-117
                    when:
                      severities: [A]
                      breakFix: true
                    goals:
                      - target: FIRST_RESPONSE
                        goal: PT30M
                        calendar: office
                        warnAtPercent: [50, 75]
                        warnBefore: [PT5M]
                        overdueAfter: [PT15M, PT1H]
            """;

    static final String VALID = "{\"valid\":true,\"faults\":[],\"hints\":[]}";

    static final String INVALID = """
            {"valid":false,"faults":[{"line":20,"pointer":"/policies/gold/rules/0/goals/0/goal",\
            "detail":"must be an ISO-8601 duration in whole seconds such as PT2H"}],"hints":[]}""";

    static final String DIFF = """
            {"differs":true,"settings":[{"kind":"CALENDAR","code":"office","change":"CREATED","fields":[]},\
            {"kind":"POLICY","code":"gold","change":"CHANGED","fields":[{"pointer":"/rules/0/goals/0/goal",\
            "before":"PT1H","after":"PT30M"}]}]}""";

    private ConfigurationExamples() {}
}
