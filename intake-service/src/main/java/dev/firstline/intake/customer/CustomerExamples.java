package dev.firstline.intake.customer;

/** Bodies that the OpenAPI document shows. */
final class CustomerExamples {

    static final String REQUEST = """
            {"name":"Northwind Traders","tenantSlug":"northwind"}
            """;

    static final String CUSTOMER = """
            {"id":"019aa5a0-7c00-7000-8000-000000000002","externalId":"C-4711","name":"Northwind Traders",
             "tenant":"contoso/northwind","tenantSlug":"northwind","version":1,
             "createdAt":"2026-11-21T09:00:00.123456Z","changedAt":"2026-11-21T09:00:00.123456Z"}
            """;

    static final String CUSTOMERS = """
            {"items":[{"id":"019aa5a0-7c00-7000-8000-000000000002","externalId":"C-4711","name":"Northwind Traders",
             "tenant":"contoso","version":1,"createdAt":"2026-11-21T09:00:00.123456Z",
             "changedAt":"2026-11-21T09:00:00.123456Z"}]}
            """;

    static final String MANY = """
            {"customers":[{"externalId":"C-4711","name":"Northwind Traders","references":[{"system":"crm","id":"0017Q00000abcDE"}]},
             {"name":"Fabrikam","references":[{"system":"crm","id":"0017Q00000abcDF"},{"system":"erp","id":"70012"}]}]}
            """;

    static final String OUTCOMES = """
            {"items":[{"index":0,"status":200,"known":{"id":"019aa5a0-7c00-7000-8000-000000000002","externalId":"C-4711","version":1}},
             {"index":1,"status":409,"problem":{"type":"urn:firstline:problem:conflict",
             "title":"The present state does not allow this","status":409,
             "detail":"The references belong to several things of the kind CUSTOMER; send those of one."}}]}
            """;

    static final String MANY_CONTACTS = """
            {"contacts":[{"externalId":"P-12","name":"Ana Silva","references":[{"system":"crm","id":"0037Q00000abcDE"}]},
             {"name":"Bruno Costa","email":"bruno@northwind.example","references":[{"system":"crm","id":"0037Q00000abcDF"}]}]}
            """;

    static final String CONTACT_REQUEST = """
            {"name":"Ana Silva","email":"ana@northwind.example"}
            """;

    static final String CONTACT = """
            {"id":"019aa5a0-7c00-7000-8000-000000000003","externalId":"P-12","name":"Ana Silva",
             "email":"ana@northwind.example","writtenBy":"contoso","version":1,
             "createdAt":"2026-11-21T09:00:00.123456Z","changedAt":"2026-11-21T09:00:00.123456Z"}
            """;

    static final String CONTACTS = """
            {"items":[{"id":"019aa5a0-7c00-7000-8000-000000000003","externalId":"P-12","name":"Ana Silva",
             "email":"ana@northwind.example","writtenBy":"contoso","version":1,"createdAt":"2026-11-21T09:00:00.123456Z",
             "changedAt":"2026-11-21T09:00:00.123456Z"}]}
            """;

    private CustomerExamples() {}
}
