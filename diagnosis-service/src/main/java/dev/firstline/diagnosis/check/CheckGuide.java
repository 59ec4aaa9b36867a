package dev.firstline.diagnosis.check;

import dev.firstline.contracts.diagnosis.Check;

/** What a check asks for, and which public document it comes from. */
final class CheckGuide {

    private CheckGuide() {}

    /** One sentence for whoever does it. */
    static String task(Check check) {
        return switch (check) {
            case SERVICE_HEALTH ->
                "Look at the customer's service health (Partner Center, Service management) for an incident that explains it.";
            case MESSAGE_CENTER -> "Look in the message center for an active or recent issue.";
            case SETTINGS -> "Review software, settings and configuration with the delegated rights.";
            case DELEGATED_ACCESS ->
                "Verify that the delegated rights at the customer's tenant are there, suffice to file, and do not end soon.";
            case REPRODUCTION -> "Try to bring the fault about, and note where it can and cannot be.";
            case LOGS -> "Collect logs, error codes and correlation ids of the fault.";
            case OWN_CAUSES ->
                "Rule out causes of the customer's own: client, network, permissions, integration, changes of late.";
        };
    }

    /** The document that asks for it, with its edition. */
    static String source(Check check) {
        return switch (check) {
            case SERVICE_HEALTH -> "Partner Center: Check service health (2023-10)";
            case MESSAGE_CENTER -> "Power Platform: Support overview (2020-10)";
            case SETTINGS, OWN_CAUSES -> "Partner Center: Support your customers (2023-10)";
            case DELEGATED_ACCESS -> "Partner Center: GDAP frequently asked questions (2023-10)";
            case REPRODUCTION, LOGS -> "Partner Center: Escalate problems to Microsoft (2023-10)";
        };
    }
}
