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
