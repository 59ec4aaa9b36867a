package dev.firstline.diagnosis.cases;

/** Examples of the OpenAPI document. */
final class RulingExamples {

    static final String CONFIRM = """
            {"diagnosisId":"0199f6c0-0000-7000-8000-000000000051","reason":"Two invoices are open since September."}
            """;

    static final String CONFIRMED = """
            {"id":"0199f6c0-0000-7000-8000-000000000052","ticketId":"0199f6c0-0000-7000-8000-000000000001",
             "ticketVersion":1,"decidedAt":"2026-11-21T13:41:00Z","decidedBy":"PERSON",
             "person":{"subject":"dana","client":"desk","reason":"Two invoices are open since September."},
             "decision":{"outcome":"RESOLVE_BY_PARTNER","ruleId":"non-payment","ruleSetVersion":"2026-11-29",
              "evidence":[{"kind":"TERM","name":"unpaid","value":"unpaid"}],"steps":[{"ruleId":"non-payment","applied":true}],
              "issueKind":"NON_PAYMENT","issueClass":"COMMERCIAL","breakFix":false,"productFamily":"MICROSOFT_365",
              "product":"Microsoft Teams","category":"BILLING_SUBSCRIPTION","tags":["NON_PAYMENT_SUSPENSION"]}}
            """;

    static final String OVERRULE = """
            {"outcome":"ESCALATE_MICROSOFT","issueKind":"SERVICE_IRREGULARITY","productFamily":"MICROSOFT_365",
             "product":"Exchange Online","diagnosisId":"0199f6c0-0000-7000-8000-000000000051",
             "reason":"Reproduced on two tenants with default settings."}
            """;

    static final String OVERRULE_INCIDENT = """
            {"outcome":"KNOWN_SERVICE_INCIDENT","incidentId":"EX226792","reason":"The symptom is the one of the post of 09:00."}
            """;

    static final String OVERRULED = """
            {"id":"0199f6c0-0000-7000-8000-000000000053","ticketId":"0199f6c0-0000-7000-8000-000000000001",
             "ticketVersion":1,"decidedAt":"2026-11-21T13:42:00Z","decidedBy":"PERSON",
             "person":{"subject":"dana","client":"desk","reason":"Reproduced on two tenants with default settings."},
             "decision":{"outcome":"ESCALATE_MICROSOFT","ruleId":"person","ruleSetVersion":"2026-11-29","evidence":[],
              "steps":[{"ruleId":"person","applied":true}],"issueKind":"SERVICE_IRREGULARITY","issueClass":"TECHNICAL",
              "breakFix":true,"productFamily":"MICROSOFT_365","product":"Exchange Online",
              "category":"PERFORMANCE_AVAILABILITY_CONNECTIVITY_DESKTOP","tags":[]}}
            """;

    static final String WITHDRAWN = """
            {"id":"0199f6c0-0000-7000-8000-000000000054","ticketId":"0199f6c0-0000-7000-8000-000000000001",
             "ticketVersion":2,"decidedAt":"2026-11-21T14:02:00Z","decidedBy":"MACHINE","decision":
            """ + DiagnosisExamples.DECISION + "}";

    private RulingExamples() {}
}
