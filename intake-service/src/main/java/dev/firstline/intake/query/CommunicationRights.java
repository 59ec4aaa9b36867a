package dev.firstline.intake.query;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import java.util.Set;

/** What only the partner's own people may see: the desk's notes. */
public final class CommunicationRights {

    private static final Set<String> WRITES_NOTES =
            Set.of(Roles.HELPDESK_AGENT, Roles.ADMIN_AGENT, Roles.BILLING_ADMIN, Roles.GLOBAL_ADMIN);
    private static final Set<String> SPEAKS_TO_CUSTOMERS =
            Set.of(Roles.CRM_CLIENT, Roles.HELPDESK_AGENT, Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN);

    private CommunicationRights() {}

    /** Whether the caller may read INTERNAL communications. */
    public static boolean readsNotes(Caller caller) {
        return caller.readsNotes();
    }

    /** Whether the caller may write INTERNAL communications. */
    public static boolean writesNotes(Caller caller) {
        return caller.roles().stream().anyMatch(WRITES_NOTES::contains);
    }

    /** Whether the caller may add what the customer sees, or what the customer said. */
    public static boolean speaksToCustomers(Caller caller) {
        return caller.roles().stream().anyMatch(SPEAKS_TO_CUSTOMERS::contains);
    }
}
