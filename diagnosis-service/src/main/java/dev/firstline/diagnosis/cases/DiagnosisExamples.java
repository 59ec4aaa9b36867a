package dev.firstline.diagnosis.cases;

/** Examples of the OpenAPI document. */
final class DiagnosisExamples {

    static final String DECISION = """
            {"outcome":"RESOLVE_BY_PARTNER","ruleId":"non-payment","ruleSetVersion":"2026-11-29.3",
             "evidence":[{"kind":"TERM","name":"unpaid","value":"unpaid"},{"kind":"TERM","name":"blocked","value":"suspended"}],
             "steps":[{"ruleId":"own-tenant","applied":false},{"ruleId":"marketplace-technical","applied":false},
                      {"ruleId":"vulnerability","applied":false},{"ruleId":"acceptable-use","applied":false},
                      {"ruleId":"fraud","applied":false},{"ruleId":"non-payment","applied":true}],
             "issueKind":"NON_PAYMENT","issueClass":"COMMERCIAL","breakFix":false,"productFamily":"MICROSOFT_365",
             "product":"Microsoft Teams","category":"BILLING_SUBSCRIPTION",
             "severity":{"value":"C","evidence":[{"kind":"TERM","name":"unpaid","value":"unpaid"}]},"tags":["NON_PAYMENT_SUSPENSION"],
             "certainty":{"confidence":0.87,"support":94,"objection":0,"contradictions":[],
                          "lexiconVersion":"5f2c0a9be1d4","calibrationVersion":"2026-11-29.2",
                          "model":{"version":"0d31c7a2b9f4","outcome":"RESOLVE_BY_PARTNER","share":0.81,
                                   "features":["rule non-payment","signal unpaid","word reminder"]}},
             "mail":{"language":"EN","contradictsStated":false,
                     "parts":[{"kind":"OWN","reason":"own","firstLine":1,"lastLine":1,"characters":98,"read":true}]}}
            """;

    static final String DIAGNOSES = """
            {"items":[{"id":"0199f6c0-0000-7000-8000-000000000051","ticketId":"0199f6c0-0000-7000-8000-000000000001",
             "ticketVersion":1,"decidedAt":"2026-11-21T13:20:00Z","decidedBy":"MACHINE","decision":
            """ + DECISION + "}]}";

    static final String DRY_RUN = """
            {"language":"EN","title":"Nothing works, sev A",
             "body":"Teams is down for all of us. We did get a reminder of two unpaid invoices and a note on being suspended."}
            """;

    private DiagnosisExamples() {}
}
