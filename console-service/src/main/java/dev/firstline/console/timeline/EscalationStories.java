package dev.firstline.console.timeline;

import dev.firstline.console.words.Labels;
import dev.firstline.console.words.Times;
import dev.firstline.contracts.escalation.EscalationEvent;
import dev.firstline.contracts.escalation.VendorStatus;
import java.util.stream.Collectors;

/** Tells what happens at the vendor. */
final class EscalationStories {

    private EscalationStories() {}

    static Story of(EscalationEvent event) {
        return switch (event) {
            case EscalationEvent.Opened e -> opened(e);
            case EscalationEvent.Blocked e ->
                Story.of(Tone.BAD, "Escalation blocked: " + Labels.of(e.reason()))
                        .and("Route", e.route() == null ? null : Labels.of(e.route()));
            case EscalationEvent.Filed e ->
                Story.of(Tone.PLAIN, "Filed as case " + e.vendorCaseNumber()).and("Route", Labels.of(e.route()));
            case EscalationEvent.VendorUpdated e ->
                Story.of(
                        e.vendorStatus() == VendorStatus.ATTENTION_NEEDED ? Tone.WARNING : Tone.PLAIN,
                        "The vendor " + Labels.of(e.vendorStatus()));
            case EscalationEvent.HandedBack e ->
                Story.of(
                        e.solved() ? Tone.GOOD : Tone.WARNING,
                        e.solved() ? "Handed back to the desk, solved" : "Handed back to the desk, not solved");
            case EscalationEvent.ChaseDue e ->
                Story.of(Tone.WARNING, "Waits for " + Labels.of(e.awaited())).and("Reminder", String.valueOf(e.step()));
            case EscalationEvent.Progressed e -> Story.of(Tone.PLAIN, "Escalation: " + Labels.of(e.progress()));
            case EscalationEvent.Cancelled e -> Story.of(Tone.PLAIN, "Escalation dropped");
        };
    }

    private static Story opened(EscalationEvent.Opened e) {
        var vehicles = e.vehicles() == null
                ? ""
                : e.vehicles().stream().map(Labels::of).collect(Collectors.joining(", or "));
        return Story.of(Tone.DECISION, "To be filed: " + Labels.of(e.route()))
                .and("Vehicle", vehicles)
                .and("Severity", Labels.plain(e.severity()))
                .and("Vendor responds within", e.initialResponse() == null ? null : Times.goal(e.initialResponse()));
    }
}
