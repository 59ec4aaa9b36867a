package dev.firstline.intake.ticket;

/** Bodies that the OpenAPI document shows. */
final class TicketExamples {

    static final String NEW = """
            {"externalReference":"CRM-2041","title":"No mail in or out for the whole company",
             "body":"Nobody can send or receive since 07:40. Service health shows Exchange Online as healthy.",
             "type":"INCIDENT","severity":"A","language":"EN","productFamily":"MICROSOFT_365","product":"Exchange Online",
             "category":"PERFORMANCE_AVAILABILITY_CONNECTIVITY_DESKTOP","breakFix":true,
             "customer":{"externalId":"C-4711","name":"Northwind Traders"},
             "contact":{"externalId":"P-12","name":"Ana Silva","email":"ana@northwind.example"},"labels":["vip"]}
            """;

    static final String TICKET = """
            {"id":"019aa5a0-7c00-7000-8000-000000000001","number":"FL-482913570","tenant":"contoso",
             "externalReference":"CRM-2041","version":1,"status":"NEW","type":"INCIDENT","severity":"A","language":"EN",
             "affectedTenant":"CUSTOMER","productFamily":"MICROSOFT_365","product":"Exchange Online",
             "category":"PERFORMANCE_AVAILABILITY_CONNECTIVITY_DESKTOP","breakFix":true,
             "title":"No mail in or out for the whole company",
             "body":"Nobody can send or receive since 07:40. Service health shows Exchange Online as healthy.",
             "customer":{"id":"019aa5a0-7c00-7000-8000-000000000002","externalId":"C-4711","name":"Northwind Traders"},
             "contact":{"id":"019aa5a0-7c00-7000-8000-000000000003","externalId":"P-12","name":"Ana Silva",
             "email":"ana@northwind.example"},
             "openedAt":"2026-11-21T09:00:00.123456Z","updatedAt":"2026-11-21T09:00:00.123456Z","labels":["vip"],"fields":{"contract":"4711"}}
            """;

    static final String LIST = """
            {"items":[{"id":"019aa5a0-7c00-7000-8000-000000000001","number":"FL-482913570","tenant":"contoso",
             "externalReference":"CRM-2041","version":2,"status":"TRIAGED","type":"INCIDENT","severity":"A",
             "productFamily":"MICROSOFT_365","title":"No mail in or out for the whole company","customer":"C-4711",
             "openedAt":"2026-11-21T09:00:00.123456Z","updatedAt":"2026-11-21T09:00:00.323456Z",
             "queue":"mail","owner":{"subject":"agent-7","name":"Dana Reis"},"labels":["vip"],
             "outcome":"ESCALATE_MICROSOFT","firstResponse":{"id":"019aa5a0-7c00-7000-8000-000000000004",
             "state":"RUNNING","due":"2026-11-21T09:30:00Z","at":"2026-11-21T09:00:00.123456Z"}}],"next":"q8dG..."}
            """;

    static final String MOVE = """
            {"status":"RESOLVED","reason":"SOLVED_REMOTELY"}
            """;

    static final String ILLEGAL_MOVE = """
            {"type":"urn:firstline:problem:illegal-transition","title":"The life cycle does not allow this move",
             "status":409,"detail":"A ticket cannot move from NEW to RESOLVED. See legal for where it can go; POST /v1/tickets/{id}/moves walks all the way, by [TRIAGED, IN_PROGRESS, RESOLVED].",
             "from":"NEW","to":"RESOLVED","legal":["TRIAGED","LINKED_TO_INCIDENT","REJECTED","CANCELED"]}
            """;

    static final String TAKEN_REFERENCE = """
            {"type":"urn:firstline:problem:conflict","title":"The present state does not allow this","status":409,
             "detail":"This externalReference belongs to ticket FL-482913570; read that one, or send another reference.",
             "ticketId":"019aa5a0-7c00-7000-8000-000000000001","number":"FL-482913570","ticketStatus":"NEW"}
            """;

    static final String BULK = """
            {"tickets":[{"title":"Printer","body":"It does not print.","type":"INCIDENT","severity":"C",
             "customer":{"externalId":"C-4711"}},{"externalReference":"CRM-2041","title":"No mail","body":"Since 07:40.",
             "type":"INCIDENT","severity":"A","customer":{"externalId":"C-4711"}}]}
            """;

    static final String BULK_RESULT = """
            {"items":[{"index":0,"status":201,"ticket":{"id":"019aa5a0-7c00-7000-8000-000000000001",
             "number":"FL-482913571","version":1}},{"index":1,"status":409,"problem":{
             "type":"urn:firstline:problem:conflict","title":"The present state does not allow this","status":409,
             "detail":"This externalReference belongs to ticket FL-482913570; read that one, or send another reference.",
             "ticketId":"019aa5a0-7c00-7000-8000-000000000002","number":"FL-482913570","ticketStatus":"NEW"}}]}
            """;

    private TicketExamples() {}
}
