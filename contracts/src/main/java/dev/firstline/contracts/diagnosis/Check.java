package dev.firstline.contracts.diagnosis;

/** Work of the first and second level that comes before a vendor is asked, in the usual order. */
public enum Check {
    /** Whether the vendor has published an incident of the service, at the customer's tenant. */
    SERVICE_HEALTH,
    /** Whether the message center tells of an active or recent issue. */
    MESSAGE_CENTER,
    /** Software, settings and configuration, with the delegated rights. */
    SETTINGS,
    /** Whether the delegated rights at the customer's tenant are there and will last. */
    DELEGATED_ACCESS,
    /** Whether the fault can be brought about, and where it cannot. */
    REPRODUCTION,
    /** Logs, error codes and correlation ids of the fault. */
    LOGS,
    /** Client, network, permissions, integration and changes of the customer's own. */
    OWN_CAUSES
}
