package dev.firstline.contracts.access;

/** By what kind of relation a partner reaches a customer's cloud (Partner Center documentation, "Introduction to granular delegated admin privileges"). */
public enum AccessKind {
    /** Granular delegated admin privileges: Entra roles for a time that the customer has agreed to. */
    GDAP,
    /** Delegated admin privileges, the older kind: whole and without an end. */
    DAP,
    /** The reseller relation, without which the partner has nothing to do with the customer's Azure. */
    RESELLER,
    /** A role in the access control of an Azure subscription. */
    AZURE_RBAC
}
