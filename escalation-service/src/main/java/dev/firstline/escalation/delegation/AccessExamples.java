package dev.firstline.escalation.delegation;

/** Examples of the OpenAPI document. */
final class AccessExamples {

    static final String REQUEST = """
            {"vendorTenantId":"0f0f0f0f-1111-4222-8333-444444444444","relations":[
             {"name":"5d027261-d21f-4aa9-b7db-7fa1f56fb163-8777b240-c6f0-4469-9e98-a3205431b836","kind":"GDAP","status":"ACTIVE",
              "roles":["Service Support Administrator"],"endsAt":"2027-11-01T00:00:00Z"},
             {"name":"reseller","kind":"RESELLER","status":"ACTIVE"},
             {"name":"production","kind":"AZURE_RBAC","status":"ACTIVE","roles":["Support Request Contributor"],
              "subscriptionId":"aaaaaaaa-1111-4222-8333-bbbbbbbbbbbb"}]}
            """;

    static final String ACCESS = """
            {"customerId":"0199f6c0-0000-7000-8000-000000000041","tenant":"contoso",
             "vendorTenantId":"0f0f0f0f-1111-4222-8333-444444444444","relations":[
             {"name":"5d027261-d21f-4aa9-b7db-7fa1f56fb163-8777b240-c6f0-4469-9e98-a3205431b836","kind":"GDAP","status":"ACTIVE",
              "roles":["Service Support Administrator"],"endsAt":"2027-11-01T00:00:00Z","asOf":"2026-11-21T09:00:00Z"},
             {"name":"reseller","kind":"RESELLER","status":"ACTIVE","roles":[],"asOf":"2026-11-21T09:00:00Z"},
             {"name":"production","kind":"AZURE_RBAC","status":"ACTIVE","roles":["Support Request Contributor"],
              "subscriptionId":"aaaaaaaa-1111-4222-8333-bbbbbbbbbbbb","asOf":"2026-11-21T09:00:00Z"}],
             "version":0,"createdAt":"2026-11-21T09:00:00Z","changedAt":"2026-11-21T09:00:00Z"}
            """;

    static final String ACCESSES = "{\"items\":[" + ACCESS + "]}";

    private AccessExamples() {}
}
