package dev.firstline.diagnosis.rule;

import dev.firstline.contracts.ticket.Severity;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How bad it is, by what is told of it: A for production down or a compromise that goes on, B for part of it, C for one person, a
 * question or money. How loudly it is told, and what the filer stated, count for nothing.
 */
final class Impact {

    /** An account in foreign hands, or everything off for misuse. */
    private static final Set<IssueKind> EMERGENCIES = EnumSet.of(IssueKind.FRAUD_ACTIVE, IssueKind.AUP_ENFORCEMENT);

    /** Something is at stake, or work waits for it. */
    private static final Set<IssueKind> AT_STAKE = EnumSet.of(
            IssueKind.VULNERABILITY,
            IssueKind.QUOTA_INCREASE,
            IssueKind.PROVISIONING_FAILS,
            IssueKind.MARKETPLACE_PLATFORM,
            IssueKind.PARTNER_CENTER_ISSUE);

    /** Money, questions, wishes, and what only looks wrong. */
    private static final Set<IssueKind> NOTHING_STANDS = EnumSet.of(
            IssueKind.MARKETPLACE_BILLING,
            IssueKind.NON_PAYMENT,
            IssueKind.INVOICE_RECON_DISPUTE,
            IssueKind.FRAUD_REFUND,
            IssueKind.USAGE_RECON_QUESTION,
            IssueKind.RESERVATION_EXCHANGE_REFUND,
            IssueKind.SUBSCRIPTION_TRANSFER,
            IssueKind.SEAT_COUNT_MISMATCH,
            IssueKind.BILLING_QUESTION,
            IssueKind.SUBSCRIPTION_CHANGE,
            IssueKind.HOW_TO,
            IssueKind.ADVISORY,
            IssueKind.PROVISIONING,
            IssueKind.INSTALL_SETUP_M365,
            IssueKind.INTEGRATION_INCOMPLETE,
            IssueKind.SERVICE_IRREGULARITY);

    /** What one person or one device has, unless a crowd is named. */
    private static final Set<IssueKind> OF_ONE = EnumSet.of(
            IssueKind.CLIENT_DESKTOP, IssueKind.CLIENT_CONNECTIVITY, IssueKind.PERMISSIONS, IssueKind.ACTIVATION);

    /** What is nobody's alone. */
    private static final Set<IssueKind> OF_ALL = EnumSet.of(
            IssueKind.SERVICE_UNAVAILABLE, IssueKind.REGIONAL_MULTI_TENANT, IssueKind.LARGE_NETWORK_DISRUPTION);

    /** What concerns more than one, or would not be a matter of this kind. */
    private static final Set<IssueKind> AT_LEAST_PART = EnumSet.of(
            IssueKind.SERVICE_UNAVAILABLE,
            IssueKind.KNOWN_INCIDENT,
            IssueKind.INCIDENT_ENDED,
            IssueKind.PERSISTS_AFTER_INCIDENT,
            IssueKind.ON_PREM,
            IssueKind.UNDOCUMENTED_NOT_PER_DESCRIPTION);

    /** What stops one or a room, or waits for the partner's own hand, and no production. */
    private static final Set<IssueKind> AT_MOST_PART = EnumSet.of(
            IssueKind.CLIENT_DESKTOP,
            IssueKind.CLIENT_CONNECTIVITY,
            IssueKind.PERMISSIONS,
            IssueKind.ACTIVATION,
            IssueKind.UPDATES,
            IssueKind.OWN_TENANT);

    /** Faults of which the words may say little more. */
    private static final Set<IssueKind> FAULTS = EnumSet.of(
            IssueKind.KNOWN_INCIDENT,
            IssueKind.INCIDENT_ENDED,
            IssueKind.PERSISTS_AFTER_INCIDENT,
            IssueKind.ON_PREM,
            IssueKind.UNDOCUMENTED_NOT_PER_DESCRIPTION);

    private Impact() {}

    static ProposedSeverity of(Reading reading, IssueKind kind) {
        if (EMERGENCIES.contains(kind)) {
            return proposed(Severity.A, reading, Signal.COMPROMISE, Signal.ACCEPTABLE_USE);
        }
        if (AT_STAKE.contains(kind)) {
            return proposed(
                    Severity.B, reading, Signal.VULNERABILITY, Signal.QUOTA, Signal.PROVISIONING, Signal.MARKETPLACE);
        }
        if (NOTHING_STANDS.contains(kind)) {
            return proposed(
                    Severity.C,
                    reading,
                    Signal.QUESTION,
                    Signal.UNPAID,
                    Signal.DISPUTE,
                    Signal.REFUND,
                    Signal.BILLING,
                    Signal.SUBSCRIPTION_CHANGE);
        }
        var told = ofFault(reading, kind);
        boolean tooLow = told.value() == Severity.C && AT_LEAST_PART.contains(kind);
        boolean tooHigh = told.value() == Severity.A && AT_MOST_PART.contains(kind);
        return tooLow || tooHigh ? ofPart(reading) : told;
    }

    private static ProposedSeverity ofFault(Reading reading, IssueKind kind) {
        boolean crowd = Stream.of(Signal.SCALE, Signal.MANY_CUSTOMERS, Signal.LARGE_NETWORK)
                .anyMatch(reading::said);
        boolean one = reading.said(Signal.SINGLE);
        boolean down = reading.said(Signal.DOWN);
        if (OF_ONE.contains(kind) && !(crowd && down)) {
            return crowd ? ofPart(reading) : ofOne(reading);
        }
        boolean standstill = reading.said(Signal.STANDSTILL) && (reading.faulty() || FAULTS.contains(kind));
        boolean stands = down || OF_ALL.contains(kind) || reading.said(Signal.SCALE) && reading.said(Signal.FAULT);
        if (reading.said(Signal.MANY_CUSTOMERS) || standstill || stands && !one && !reading.said(Signal.DEGRADED)) {
            return proposed(
                    Severity.A,
                    reading,
                    Signal.STANDSTILL,
                    Signal.DOWN,
                    Signal.SCALE,
                    Signal.MANY_CUSTOMERS,
                    Signal.LARGE_NETWORK);
        }
        if (one && !crowd) {
            return ofOne(reading);
        }
        return reading.faulty() || FAULTS.contains(kind) ? ofPart(reading) : proposed(Severity.C, reading);
    }

    private static ProposedSeverity ofOne(Reading reading) {
        return proposed(Severity.C, reading, Signal.SINGLE, Signal.CLIENT, Signal.PERMISSION, Signal.ACTIVATION);
    }

    private static ProposedSeverity ofPart(Reading reading) {
        return proposed(
                Severity.B,
                reading,
                Signal.DEGRADED,
                Signal.SCALE,
                Signal.DOWN,
                Signal.PLATFORM_ERROR,
                Signal.IRREGULARITY,
                Signal.FAULT);
    }

    private static ProposedSeverity proposed(Severity severity, Reading reading, Signal... because) {
        return new ProposedSeverity(
                severity,
                Stream.of(because)
                        .flatMap(signal -> reading.evidence(signal).stream())
                        .toList());
    }
}
