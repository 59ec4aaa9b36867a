package dev.firstline.acceptance.demo;

import dev.firstline.acceptance.client.Receiver;
import dev.firstline.client.model.ClockState;
import dev.firstline.client.model.DiagnosisDecisionView;
import dev.firstline.client.model.SlaClockView;
import dev.firstline.client.model.SlaTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The end of the demo: a line for each ticket, and below it where it went astray. */
final class Table {

    private static final String LINE = "%-11s %-5s %-22s %-23s %-31s %-24s %-24s %s%n";

    private final List<Story> stories;
    private final Receiver receiver;

    Table(List<Story> stories, Receiver receiver) {
        this.stories = stories;
        this.receiver = receiver;
    }

    void print() {
        System.out.println();
        System.out.printf(
                LINE,
                "ticket",
                "lang",
                "case",
                "decision",
                "why (rule: evidence)",
                "escalation",
                "clocks (FR/RES)",
                "alerts, lateness of breaches");
        System.out.println("-".repeat(175));
        var lateness = new ArrayList<Long>();
        for (var story : stories) {
            var alerts = Demo.alertsOf(story, receiver);
            var late = story.latenessMillis(alerts);
            lateness.addAll(late.values());
            System.out.printf(
                    LINE,
                    story.number(),
                    story.ticket().language(),
                    story.ticket().key(),
                    Story.word(story.decision().map(DiagnosisDecisionView::getOutcome)),
                    cut(why(story), 31),
                    cut(escalation(story), 24),
                    clocks(story),
                    alerts.size() + (late.isEmpty() ? "" : ", " + late.values() + " ms"));
            story.astray().forEach(line -> System.out.println("            ASTRAY: " + line));
        }
        System.out.println();
        lateness.sort(Long::compare);
        if (!lateness.isEmpty()) {
            System.out.printf(
                    "%d breaches; from the due instant to the receiver: median %d ms, longest %d ms.%n",
                    lateness.size(), lateness.get(lateness.size() / 2), lateness.getLast());
        }
        receiver.refused().forEach(reason -> System.out.println("ASTRAY: an alert was refused: " + reason));
        long astray =
                stories.stream().filter(story -> !story.astray().isEmpty()).count();
        System.out.println(
                astray == 0
                        ? "All " + stories.size() + " tickets got where they should, "
                                + receiver.alerts().size() + " alerts came with a good signature."
                        : astray + " of " + stories.size() + " tickets went astray.");
    }

    private static String why(Story story) {
        return story.decision()
                .map(decision -> decision.getRuleId()
                        + decision.getEvidence().stream()
                                .findFirst()
                                .map(evidence -> ": " + evidence.getValue())
                                .orElse(""))
                .orElse("");
    }

    private static String escalation(Story story) {
        return story.escalation()
                .map(escalation -> escalation.getBlockReason() == null
                        ? escalation.getRoute() + " "
                                + escalation.getVehicles().stream()
                                        .findFirst()
                                        .map(Object::toString)
                                        .orElse("")
                        : "BLOCKED " + escalation.getBlockReason())
                .orElse("-");
    }

    private static String clocks(Story story) {
        var states = story.clocks().stream()
                .collect(Collectors.toMap(SlaClockView::getTarget, SlaClockView::getState, (first, second) -> second));
        return state(states, SlaTarget.FIRST_RESPONSE) + " / " + state(states, SlaTarget.RESOLUTION);
    }

    private static String state(Map<SlaTarget, ClockState> states, SlaTarget target) {
        return states.containsKey(target) ? states.get(target).getValue() : "?";
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
