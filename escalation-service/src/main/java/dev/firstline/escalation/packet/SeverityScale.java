package dev.firstline.escalation.packet;

import dev.firstline.contracts.ticket.Severity;

/**
 * One stated impact on the scales of the forms.
 *
 * <p>Sources: Azure Support REST specification ({@code severity}), Partner Center documentation ("Service request
 * resources"), Microsoft 365 service description ("Severity levels").
 */
final class SeverityScale {

    private SeverityScale() {}

    static String azure(Severity severity) {
        return switch (severity) {
            case A -> "A - Critical impact";
            case B -> "B - Moderate impact";
            case C -> "C - Minimal impact";
        };
    }

    static String microsoft365(Severity severity) {
        return switch (severity) {
            case A -> "Sev A - critical";
            case B -> "Sev B - high";
            case C -> "Sev C - non-critical";
        };
    }

    /** The program's own words; the forms without a published scale follow them. */
    static String program(Severity severity) {
        return switch (severity) {
            case A -> "Critical";
            case B -> "Moderate";
            case C -> "Minimal";
        };
    }
}
