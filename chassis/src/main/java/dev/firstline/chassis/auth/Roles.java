package dev.firstline.chassis.auth;

/** Roles of a token. What each may do: docs/roles.md, held to the code by a test. */
public final class Roles {

    /** A partner's CRM or PSA, on behalf of its users. */
    public static final String CRM_CLIENT = "crm-client";
    /** Partner Center: Helpdesk agent. */
    public static final String HELPDESK_AGENT = "helpdesk-agent";
    /** Partner Center: Admin agent. */
    public static final String ADMIN_AGENT = "admin-agent";
    /** Partner Center: User management admin. */
    public static final String USER_ADMIN = "user-admin";
    /** Partner Center: Billing admin. */
    public static final String BILLING_ADMIN = "billing-admin";
    /** Partner Center: Sales agent. */
    public static final String SALES_AGENT = "sales-agent";
    /** Who runs Firstline. */
    public static final String OPS = "ops";
    /** Partner Center: Global admin. */
    public static final String GLOBAL_ADMIN = "global-admin";

    private Roles() {}
}
