package dev.firstline.escalation.handling;

/** Examples of the OpenAPI document. */
final class EscalationExamples {

    static final String ESCALATION = """
            {"id":"0199f6c0-0000-7000-8000-000000000021","ticketId":"0199f6c0-0000-7000-8000-000000000001",
             "tenant":"contoso/northwind/harlow","state":"OPEN","progress":"PREPARING","progressSince":"2026-11-21T13:20:00Z",
             "legalMoves":["MARK_READY","FILE","WITHDRAW","HAND_BACK"],
             "outcome":"ESCALATE_MICROSOFT","diagnosisId":"0199f6c0-0000-7000-8000-000000000051","decidedBy":"MACHINE","productFamily":"AZURE","product":"Azure SQL Database",
             "issueKind":"SERVICE_UNAVAILABLE","tags":[],"breakFix":true,"severity":"A","route":"AZURE_PORTAL",
             "vehicles":["PSFP"],"entitlementId":"0199f6c0-0000-7000-8000-000000000031","initialResponse":"PT2H","responseHours":"ROUND_THE_CLOCK",
             "version":0,
             "createdAt":"2026-11-21T13:20:00Z","changedAt":"2026-11-21T13:20:00Z"}
            """;

    static final String BLOCKED = """
            {"id":"0199f6c0-0000-7000-8000-000000000021","ticketId":"0199f6c0-0000-7000-8000-000000000001",
             "tenant":"contoso/northwind/harlow","state":"BLOCKED","progress":"BLOCKED","progressSince":"2026-11-21T13:20:00Z",
             "legalMoves":["WITHDRAW","HAND_BACK"],
             "outcome":"ESCALATE_MICROSOFT","diagnosisId":"0199f6c0-0000-7000-8000-000000000051","decidedBy":"MACHINE","productFamily":"DYNAMICS_365","product":"Dynamics 365 Sales",
             "issueKind":"SERVICE_UNAVAILABLE","tags":[],"breakFix":true,"severity":"A","route":"POWER_PLATFORM_ADMIN_CENTER",
             "vehicles":[],"blockReason":"DYNAMICS_NEEDS_ASFP","version":0,
             "createdAt":"2026-11-21T13:20:00Z","changedAt":"2026-11-21T13:20:00Z"}
            """;

    static final String FILED = """
            {"id":"0199f6c0-0000-7000-8000-000000000021","ticketId":"0199f6c0-0000-7000-8000-000000000001",
             "tenant":"contoso/northwind/harlow","state":"FILED","progress":"FILED","progressSince":"2026-11-21T13:31:00Z",
             "legalMoves":["ACKNOWLEDGE","VENDOR_WORKS","VENDOR_ASKS","OFFER_SOLUTION","VENDOR_UPDATE","REFUSE","WITHDRAW","HAND_BACK"],
             "outcome":"ESCALATE_MICROSOFT","diagnosisId":"0199f6c0-0000-7000-8000-000000000051","decidedBy":"MACHINE","productFamily":"AZURE","product":"Azure SQL Database",
             "issueKind":"SERVICE_UNAVAILABLE","tags":[],"breakFix":true,"severity":"A","route":"AZURE_PORTAL",
             "vehicles":["PSFP"],"entitlementId":"0199f6c0-0000-7000-8000-000000000031","initialResponse":"PT2H","responseHours":"ROUND_THE_CLOCK",
             "vendorCaseNumber":"119120321001170","vendorStatus":"OPEN","filedAt":"2026-11-21T13:31:00Z",
             "version":1,
             "createdAt":"2026-11-21T13:20:00Z","changedAt":"2026-11-21T13:31:00Z"}
            """;

    static final String ASKED = """
            {"id":"0199f6c0-0000-7000-8000-000000000021","ticketId":"0199f6c0-0000-7000-8000-000000000001",
             "tenant":"contoso/northwind/harlow","state":"FILED","progress":"AWAITING_PARTNER","progressSince":"2026-11-21T14:10:00Z",
             "legalMoves":["VENDOR_WORKS","ANSWER","OFFER_SOLUTION","VENDOR_UPDATE","REFUSE","WITHDRAW","HAND_BACK"],
             "outcome":"ESCALATE_MICROSOFT","diagnosisId":"0199f6c0-0000-7000-8000-000000000051","decidedBy":"MACHINE","productFamily":"AZURE","product":"Azure SQL Database",
             "issueKind":"SERVICE_UNAVAILABLE","tags":[],"breakFix":true,"severity":"A","route":"AZURE_PORTAL",
             "vehicles":["PSFP"],"entitlementId":"0199f6c0-0000-7000-8000-000000000031","initialResponse":"PT2H","responseHours":"ROUND_THE_CLOCK",
             "vendorCaseNumber":"119120321001170","vendorStatus":"ATTENTION_NEEDED","filedAt":"2026-11-21T13:31:00Z",
             "version":2,
             "createdAt":"2026-11-21T13:20:00Z","changedAt":"2026-11-21T14:10:00Z"}
            """;

    static final String HANDED_BACK = """
            {"id":"0199f6c0-0000-7000-8000-000000000021","ticketId":"0199f6c0-0000-7000-8000-000000000001",
             "tenant":"contoso/northwind/harlow","state":"HANDED_BACK","progress":"HANDED_BACK","progressSince":"2026-11-21T17:02:00Z","legalMoves":[],
             "outcome":"ESCALATE_MICROSOFT","diagnosisId":"0199f6c0-0000-7000-8000-000000000051","decidedBy":"MACHINE","productFamily":"AZURE","product":"Azure SQL Database",
             "issueKind":"SERVICE_UNAVAILABLE","tags":[],"breakFix":true,"severity":"A","route":"AZURE_PORTAL",
             "vehicles":["PSFP"],"entitlementId":"0199f6c0-0000-7000-8000-000000000031","initialResponse":"PT2H","responseHours":"ROUND_THE_CLOCK",
             "vendorCaseNumber":"119120321001170","vendorStatus":"CLOSED","filedAt":"2026-11-21T13:31:00Z",
             "solved":true,"handBackNote":"The platform team restored the database.","version":3,
             "createdAt":"2026-11-21T13:20:00Z","changedAt":"2026-11-21T17:02:00Z"}
            """;

    static final String PACKET = """
            {"route":"AZURE_PORTAL","portal":"https://portal.azure.com/harlow.example/#create/Microsoft.Support",
             "complete":false,"missing":["Steps already tried"],"withheld":[],
             "fields":[{"name":"Customer domain","value":"harlow.example","required":true},
                       {"name":"Issue type","value":"Technical","required":true},
                       {"name":"Steps already tried","required":true},
                       {"name":"Support plan","value":"Cloud Solution Provider","required":true},
                       {"name":"Severity","value":"A - Critical impact","required":true},
                       {"name":"Email","value":"desk@contoso.example","required":true}],
             "notices":[{"code":"REACHABLE_ROUND_THE_CLOCK",
               "text":"Severity A is worked on round the clock only while the partner's contact is reachable, else it may be lowered."}],
             "access":[{"need":"RESELLER_RELATION","permission":"the reseller relation","leastRole":"none","held":"YES"},
                       {"need":"ENTRA_ROLE","permission":"any","leastRole":"Directory Readers","held":"YES","until":"2027-11-01T00:00:00Z"},
                       {"need":"AZURE_SUPPORT_ROLE","permission":"Microsoft.Support/supportTickets/write",
                        "leastRole":"Support Request Contributor","held":"YES"}]}
            """;

    static final String PACKET_TEXT = """
            Route: AZURE_PORTAL
            Form: https://portal.azure.com/harlow.example/#create/Microsoft.Support
            Missing: Steps already tried

            == Customer domain * ==
            harlow.example

            == Steps already tried * ==
            (missing)
            """;

    static final String PACKET_MAIL = """
            To: help@northgate.example
            Subject: =?UTF-8?B?U3luYyBzdGFu?=
             =?UTF-8?B?ZHMgc3RpbGw=?=
            X-Unsent: 1
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: base64

            VGl0bGU6IFN5bmMgc3RhbmRzIHN0aWxsCg==
            """;

    static final String DETAILS = """
            {"problemStart":"2026-11-21T13:05:00Z","impact":"The web shop is offline for all buyers",
             "stepsTried":"Retried, scaled up and tried a failover; every operation hangs",
             "customerDomain":"harlow.example","subscriptionId":"8a4ddeee-1111-2222-3333-123456789012"}
            """;

    static final String FILING = """
            {"vendorCaseNumber":"119120321001170"}
            """;

    static final String UPDATE_REQUEST = """
            {"vendorStatus":"ATTENTION_NEEDED","note":"They ask for the correlation id of a failed failover."}
            """;

    static final String UPDATE = """
            {"id":"0199f6c0-0000-7000-8000-000000000041","vendorStatus":"ATTENTION_NEEDED",
             "note":"They ask for the correlation id of a failed failover.","createdBy":"dana","createdAt":"2026-11-21T14:10:00Z"}
            """;

    static final String MOVE = """
            {"move":"VENDOR_ASKS","note":"They ask for the correlation id of a failed failover."}
            """;

    static final String MOVES = """
            {"items":[{"id":"0199f6c0-0000-7000-8000-000000000061","move":"VENDOR_ASKS","from":"IN_PROGRESS","to":"AWAITING_PARTNER",
             "note":"They ask for the correlation id of a failed failover.","person":"dana","movedAt":"2026-11-21T14:10:00Z"}]}
            """;

    static final String HAND_BACK_REQUEST = """
            {"solved":true,"note":"The platform team restored the database."}
            """;

    static final String DESCRIBED = """
            {"described":{"tenant":"contoso/northwind/harlow","productFamily":"ON_PREMISES","product":"SQL Server 2022","severity":"B"}}
            """;

    static final String OF_TICKET = """
            {"ticketId":"0199f6c0-0000-7000-8000-000000000001"}
            """;

    static final String ELIGIBLE = """
            {"tenant":"contoso/northwind/harlow","verdict":"ELIGIBLE","route":"SUPPORT_FOR_BUSINESS",
             "vehicles":["PRODUCT_SUPPORT_INCIDENTS"],"entitlementId":"0199f6c0-0000-7000-8000-000000000032",
             "initialResponse":"PT4H","responseHours":"ROUND_THE_CLOCK","blockReasons":[],"access":[]}
            """;

    static final String NOT_ELIGIBLE = """
            {"tenant":"contoso/northwind/harlow","verdict":"BLOCKED","route":"SUPPORT_FOR_BUSINESS","vehicles":[],
             "blockReasons":[{"reason":"ON_PREMISES_NOT_COVERED","unblockedBy":[
               {"step":"FREE_UNIT","vehicles":["PRODUCT_SUPPORT_INCIDENTS"],"entitlementId":"0199f6c0-0000-7000-8000-000000000032"},
               {"step":"ADD_ENTITLEMENT","vehicles":["PSFP","PRODUCT_SUPPORT_INCIDENTS"]}]}],"access":[]}
            """;

    static final String NO_ACCESS = """
            {"tenant":"contoso/northwind/harlow","verdict":"BLOCKED","route":"M365_ADMIN_CENTER","vehicles":[],
             "blockReasons":[{"reason":"ACCESS_MISSING","unblockedBy":[
               {"step":"RENEW_ACCESS","vehicles":[],"date":"2026-11-20"},{"step":"REQUEST_GDAP","vehicles":[]}]}],
             "access":[{"need":"ENTRA_SUPPORT_ROLE","permission":"microsoft.office365.supportTickets/allEntities/allTasks",
               "leastRole":"Service Support Administrator","held":"NO"}]}
            """;

    static final String ESCALATIONS = "{\"items\":[" + ESCALATION + "]}";

    static final String UPDATES = "{\"items\":[" + UPDATE + "]}";

    private EscalationExamples() {}
}
