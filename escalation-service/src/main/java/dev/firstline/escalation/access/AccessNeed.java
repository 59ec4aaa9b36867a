package dev.firstline.escalation.access;

/**
 * What a vendor's form asks of whoever files for a customer (Partner Center documentation, "Least-privileged roles by task" for GDAP,
 * "GDAP frequently asked questions").
 */
public enum AccessNeed {
    /** An Entra role that may create service requests in the admin centers of Microsoft 365 and of the Power Platform. */
    ENTRA_SUPPORT_ROLE("microsoft.office365.supportTickets/allEntities/allTasks", "Service Support Administrator"),
    /** An Entra role that may create support requests of Entra ID in the Azure portal, where the customer has Entra ID P1 or P2. */
    ENTRA_AZURE_SUPPORT_ROLE("microsoft.azure.supportTickets/allEntities/allTasks", "Service Support Administrator"),
    /** Any Entra role, without which nobody of the partner gets into the customer's directory. */
    ENTRA_ROLE("any", "Directory Readers"),
    /** The reseller relation with the customer. */
    RESELLER_RELATION("the reseller relation", "none"),
    /** An Azure role on the subscription that may create support requests. */
    AZURE_SUPPORT_ROLE("Microsoft.Support/supportTickets/write", "Support Request Contributor");

    private final String permission;
    private final String leastRole;

    AccessNeed(String permission, String leastRole) {
        this.permission = permission;
        this.leastRole = leastRole;
    }

    /** The permission as the vendor names it. */
    public String permission() {
        return permission;
    }

    /** The role with the fewest rights beside it. */
    public String leastRole() {
        return leastRole;
    }
}
