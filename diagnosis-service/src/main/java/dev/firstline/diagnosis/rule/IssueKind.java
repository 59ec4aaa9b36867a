package dev.firstline.diagnosis.rule;

import static dev.firstline.contracts.diagnosis.IssueClass.COMMERCIAL;
import static dev.firstline.contracts.diagnosis.IssueClass.TECHNICAL;
import static dev.firstline.contracts.diagnosis.Outcome.BILLING_DISPUTE_FRAUD;
import static dev.firstline.contracts.diagnosis.Outcome.ESCALATE_MICROSOFT;
import static dev.firstline.contracts.diagnosis.Outcome.KNOWN_SERVICE_INCIDENT;
import static dev.firstline.contracts.diagnosis.Outcome.NEEDS_REVIEW;
import static dev.firstline.contracts.diagnosis.Outcome.REJECT_OWN_TENANT;
import static dev.firstline.contracts.diagnosis.Outcome.RESOLVE_BY_PARTNER;
import static dev.firstline.contracts.diagnosis.Outcome.ROUTE_TO_ISV;
import static dev.firstline.contracts.ticket.Category.BILLING_SUBSCRIPTION;
import static dev.firstline.contracts.ticket.Category.PERFORMANCE_AVAILABILITY_CONNECTIVITY_DESKTOP;
import static dev.firstline.contracts.ticket.Category.PROVISIONING_DEPLOYMENT_CONFIG;
import static dev.firstline.contracts.ticket.Category.UPDATES_MANAGEMENT;
import static dev.firstline.contracts.ticket.Category.USAGE_QUESTION;

import dev.firstline.contracts.diagnosis.IssueClass;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.Category;
import org.jspecify.annotations.Nullable;

/** The support boundary: who owns which kind of issue (Partner Center: customer support; escalate to Microsoft). */
public enum IssueKind {
    OWN_TENANT(REJECT_OWN_TENANT, null, TECHNICAL, null),
    MARKETPLACE_TECHNICAL(ROUTE_TO_ISV, PERFORMANCE_AVAILABILITY_CONNECTIVITY_DESKTOP, TECHNICAL, true),
    MARKETPLACE_BILLING(RESOLVE_BY_PARTNER, BILLING_SUBSCRIPTION, COMMERCIAL, false),
    MARKETPLACE_PLATFORM(ESCALATE_MICROSOFT, PROVISIONING_DEPLOYMENT_CONFIG, TECHNICAL, true),
    VULNERABILITY(ESCALATE_MICROSOFT, USAGE_QUESTION, TECHNICAL, false),
    AUP_ENFORCEMENT(BILLING_DISPUTE_FRAUD, BILLING_SUBSCRIPTION, COMMERCIAL, false),
    FRAUD_ACTIVE(BILLING_DISPUTE_FRAUD, BILLING_SUBSCRIPTION, TECHNICAL, true),
    FRAUD_REFUND(BILLING_DISPUTE_FRAUD, BILLING_SUBSCRIPTION, COMMERCIAL, false),
    NON_PAYMENT(RESOLVE_BY_PARTNER, BILLING_SUBSCRIPTION, COMMERCIAL, false),
    KNOWN_INCIDENT(KNOWN_SERVICE_INCIDENT, PERFORMANCE_AVAILABILITY_CONNECTIVITY_DESKTOP, TECHNICAL, true),
    /** It was explained, and nobody has said since whether it still fails. */
    INCIDENT_ENDED(NEEDS_REVIEW, PERFORMANCE_AVAILABILITY_CONNECTIVITY_DESKTOP, TECHNICAL, true),
    INVOICE_RECON_DISPUTE(BILLING_DISPUTE_FRAUD, BILLING_SUBSCRIPTION, COMMERCIAL, false),
    USAGE_RECON_QUESTION(ESCALATE_MICROSOFT, BILLING_SUBSCRIPTION, COMMERCIAL, false),
    RESERVATION_EXCHANGE_REFUND(ESCALATE_MICROSOFT, BILLING_SUBSCRIPTION, COMMERCIAL, false),
    SUBSCRIPTION_TRANSFER(ESCALATE_MICROSOFT, BILLING_SUBSCRIPTION, COMMERCIAL, false),
    SEAT_COUNT_MISMATCH(ESCALATE_MICROSOFT, BILLING_SUBSCRIPTION, COMMERCIAL, false),
    QUOTA_INCREASE(ESCALATE_MICROSOFT, PROVISIONING_DEPLOYMENT_CONFIG, COMMERCIAL, false),
    PARTNER_CENTER_ISSUE(ESCALATE_MICROSOFT, BILLING_SUBSCRIPTION, COMMERCIAL, true),
    BILLING_QUESTION(RESOLVE_BY_PARTNER, BILLING_SUBSCRIPTION, COMMERCIAL, false),
    SUBSCRIPTION_CHANGE(RESOLVE_BY_PARTNER, BILLING_SUBSCRIPTION, COMMERCIAL, false),
    HOW_TO(RESOLVE_BY_PARTNER, USAGE_QUESTION, TECHNICAL, false),
    ADVISORY(RESOLVE_BY_PARTNER, USAGE_QUESTION, TECHNICAL, false),
    UPDATES(RESOLVE_BY_PARTNER, UPDATES_MANAGEMENT, TECHNICAL, null),
    CONFIG_MISSING_OR_WRONG(RESOLVE_BY_PARTNER, null, TECHNICAL, true),
    INTEGRATION_INCOMPLETE(RESOLVE_BY_PARTNER, PROVISIONING_DEPLOYMENT_CONFIG, TECHNICAL, false),
    PERMISSIONS(RESOLVE_BY_PARTNER, PERFORMANCE_AVAILABILITY_CONNECTIVITY_DESKTOP, TECHNICAL, true),
    CLIENT_CONNECTIVITY(RESOLVE_BY_PARTNER, PERFORMANCE_AVAILABILITY_CONNECTIVITY_DESKTOP, TECHNICAL, true),
    CLIENT_DESKTOP(RESOLVE_BY_PARTNER, PERFORMANCE_AVAILABILITY_CONNECTIVITY_DESKTOP, TECHNICAL, true),
    PROVISIONING(RESOLVE_BY_PARTNER, PROVISIONING_DEPLOYMENT_CONFIG, TECHNICAL, false),
    PROVISIONING_FAILS(ESCALATE_MICROSOFT, PROVISIONING_DEPLOYMENT_CONFIG, TECHNICAL, true),
    INSTALL_SETUP_M365(RESOLVE_BY_PARTNER, PROVISIONING_DEPLOYMENT_CONFIG, TECHNICAL, false),
    ACTIVATION(RESOLVE_BY_PARTNER, PROVISIONING_DEPLOYMENT_CONFIG, TECHNICAL, true),
    REGIONAL_MULTI_TENANT(ESCALATE_MICROSOFT, PERFORMANCE_AVAILABILITY_CONNECTIVITY_DESKTOP, TECHNICAL, true),
    PERSISTS_AFTER_INCIDENT(ESCALATE_MICROSOFT, PERFORMANCE_AVAILABILITY_CONNECTIVITY_DESKTOP, TECHNICAL, true),
    LARGE_NETWORK_DISRUPTION(ESCALATE_MICROSOFT, PERFORMANCE_AVAILABILITY_CONNECTIVITY_DESKTOP, TECHNICAL, true),
    SERVICE_UNAVAILABLE(ESCALATE_MICROSOFT, PERFORMANCE_AVAILABILITY_CONNECTIVITY_DESKTOP, TECHNICAL, true),
    SERVICE_IRREGULARITY(ESCALATE_MICROSOFT, PERFORMANCE_AVAILABILITY_CONNECTIVITY_DESKTOP, TECHNICAL, true),
    UNDOCUMENTED_NOT_PER_DESCRIPTION(
            ESCALATE_MICROSOFT, PERFORMANCE_AVAILABILITY_CONNECTIVITY_DESKTOP, TECHNICAL, true),
    ON_PREM(ESCALATE_MICROSOFT, PERFORMANCE_AVAILABILITY_CONNECTIVITY_DESKTOP, TECHNICAL, true),
    /** No sign of another owner: the partner must diagnose first. */
    PARTNER_FIRST(RESOLVE_BY_PARTNER, null, TECHNICAL, null);

    private final Outcome outcome;
    private final @Nullable Category category;
    private final IssueClass issueClass;
    private final @Nullable Boolean breakFix;

    IssueKind(Outcome outcome, @Nullable Category category, IssueClass issueClass, @Nullable Boolean breakFix) {
        this.outcome = outcome;
        this.category = category;
        this.issueClass = issueClass;
        this.breakFix = breakFix;
    }

    /** What its owner has to do; with {@link Outcome#NEEDS_REVIEW} the customer has to be asked first. */
    public Outcome outcome() {
        return outcome;
    }

    /** Its usual category, or null when it can be any. */
    public @Nullable Category category() {
        return category;
    }

    /** Which contracts can carry it. */
    public IssueClass issueClass() {
        return issueClass;
    }

    /** Whether something that worked is broken, or null when the words must tell. */
    public @Nullable Boolean breakFix() {
        return breakFix;
    }
}
