package dev.firstline.escalation.registry;

/** Examples of the OpenAPI document. */
final class RegistryExamples {

    static final String PARTNER_REQUEST = """
            {"type":"DIRECT_BILL","contact":{"firstName":"Dana","lastName":"Desk","email":"desk@contoso.example",
             "phone":"+351 210 000 000","timeZone":"Europe/Lisbon","country":"PRT"}}
            """;

    static final String PARTNER = """
            {"tenant":"contoso","type":"DIRECT_BILL","contact":{"firstName":"Dana","lastName":"Desk",
             "email":"desk@contoso.example","phone":"+351 210 000 000","timeZone":"Europe/Lisbon","country":"PRT"},
             "version":0,"createdAt":"2026-11-21T09:00:00Z","changedAt":"2026-11-21T09:00:00Z"}
            """;

    static final String ENTITLEMENT_REQUEST = """
            {"tenant":"contoso","vehicle":"ASFP","accessId":"100200300","contractId":"C-4711",
             "validFrom":"2026-01-01","validTo":"2026-12-31"}
            """;

    static final String COUNTED_REQUEST = """
            {"vehicle":"PRODUCT_SUPPORT_INCIDENTS","accessId":"100200300","contractId":"C-4712",
             "validFrom":"2026-01-01","incidentsTotal":20,"incidentsRemaining":17,
             "releases":[{"name":"SQL Server 2022","generation":"CURRENT"},
                         {"name":"SQL Server 2019","generation":"PREVIOUS","mainstreamUntil":"2025-02-28"}]}
            """;

    static final String ENTITLEMENT = """
            {"id":"0199f6c0-0000-7000-8000-000000000031","tenant":"contoso","vehicle":"ASFP","accessId":"100200300",
             "contractId":"C-4711","validFrom":"2026-01-01","validTo":"2026-12-31","releases":[],"version":0,
             "createdAt":"2026-11-21T09:00:00Z","changedAt":"2026-11-21T09:00:00Z"}
            """;

    static final String ENTITLEMENTS = "{\"items\":[" + ENTITLEMENT + "]}";

    private RegistryExamples() {}
}
