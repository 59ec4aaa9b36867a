package dev.firstline.console.page;

import dev.firstline.console.view.EscalationStage;
import dev.firstline.console.view.EscalationView;
import dev.firstline.console.words.Labels;
import dev.firstline.contracts.escalation.VendorStatus;
import org.jspecify.annotations.Nullable;

/**
 * The escalation as a cell of the queue.
 *
 * @param text where it goes
 * @param note how far it has come
 * @param kind {@code none}, {@code calm}, {@code soon}, {@code late} or {@code done}; a class of the style sheet
 */
record EscalationCell(String text, String note, String kind) {

    static EscalationCell of(@Nullable EscalationView escalation) {
        if (escalation == null) {
            return new EscalationCell("–", "", "none");
        }
        var route = escalation.route() == null ? "No route yet" : Labels.of(escalation.route());
        return new EscalationCell(route, note(escalation), kind(escalation));
    }

    private static String note(EscalationView escalation) {
        return switch (escalation.stage()) {
            case PREPARED ->
                escalation.vehicles().isEmpty()
                        ? "To be filed"
                        : "To be filed · " + Labels.of(escalation.vehicles().getFirst());
            case BLOCKED -> "Blocked: " + Labels.of(escalation.blockReason());
            case FILED ->
                "Case " + escalation.vendorCaseNumber()
                        + (escalation.vendorStatus() == VendorStatus.ATTENTION_NEEDED ? " · waits for us" : "");
            case HANDED_BACK -> Boolean.TRUE.equals(escalation.solved()) ? "Solved by the vendor" : "Handed back";
            case CANCELLED -> "Dropped";
        };
    }

    private static String kind(EscalationView escalation) {
        if (escalation.stage() == EscalationStage.BLOCKED) {
            return "late";
        }
        if (escalation.stage() == EscalationStage.FILED) {
            return escalation.vendorStatus() == VendorStatus.ATTENTION_NEEDED ? "soon" : "calm";
        }
        return escalation.stage() == EscalationStage.PREPARED ? "soon" : "done";
    }
}
