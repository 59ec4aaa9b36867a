package dev.firstline.contracts.ticket;

/** The five services that a partner must provide to its customers. */
public enum Category {
    BILLING_SUBSCRIPTION,
    PROVISIONING_DEPLOYMENT_CONFIG,
    PERFORMANCE_AVAILABILITY_CONNECTIVITY_DESKTOP,
    UPDATES_MANAGEMENT,
    USAGE_QUESTION
}
