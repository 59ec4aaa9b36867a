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
             "accessRequired":false,"version":0,"createdAt":"2026-11-21T09:00:00Z","changedAt":"2026-11-21T09:00:00Z"}
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

    static final String COUNTED = """
            {"id":"0199f6c0-0000-7000-8000-000000000032","tenant":"contoso","vehicle":"PRODUCT_SUPPORT_INCIDENTS",
             "accessId":"100200300","contractId":"C-4712","validFrom":"2026-01-01","incidentsTotal":20,"incidentsRemaining":16,
             "units":{"free":16,"reserved":1,"used":3,"returned":2,"expired":0,"shortBy":0},
             "releases":[{"name":"SQL Server 2022","generation":"CURRENT"}],"version":7,
             "createdAt":"2026-11-21T09:00:00Z","changedAt":"2026-11-28T16:20:00Z"}
            """;

    static final String RECONCILE_REQUEST = """
            {"total":20,"remaining":17,"reason":"Partner Center shows a case that was filed by phone"}
            """;

    static final String MOVEMENTS = """
            {"items":[
             {"number":3,"kind":"USED","units":0,"total":20,"free":16,"reserved":0,"used":4,"expired":0,
              "escalationId":"0199f6c0-0000-7000-8000-000000000021","vendorCaseNumber":"119120321001170","person":"dana",
              "movedAt":"2026-11-21T13:31:00Z"},
             {"number":2,"kind":"RESERVED","units":-1,"total":20,"free":16,"reserved":1,"used":3,"expired":0,
              "escalationId":"0199f6c0-0000-7000-8000-000000000021","movedAt":"2026-11-21T13:20:00Z"},
             {"number":1,"kind":"GRANTED","units":17,"total":20,"free":17,"reserved":0,"used":3,"expired":0,"person":"dana",
              "reason":"STATED","movedAt":"2026-11-21T09:00:00Z"}]}
            """;

    static final String ENTITLEMENTS = "{\"items\":[" + ENTITLEMENT + "]}";

    private RegistryExamples() {}
}
