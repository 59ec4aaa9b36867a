package dev.firstline.acceptance.demo;

import dev.firstline.acceptance.client.Receiver;
import java.util.ArrayList;
import java.util.List;

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
                    story.decision().path("outcome").asText(),
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
        var decision = story.decision();
        var evidence = decision.path("evidence").path(0).path("value").asText("");
        return decision.path("ruleId").asText() + (evidence.isEmpty() ? "" : ": " + evidence);
    }

    private static String escalation(Story story) {
        var escalation = story.escalation();
        return switch (escalation.path("state").asText("NONE")) {
            case "NONE" -> "-";
            case "BLOCKED" -> "BLOCKED " + escalation.path("blockReason").asText();
            default ->
                escalation.path("route").asText() + " "
                        + escalation.path("vehicles").path(0).asText("");
        };
    }

    private static String clocks(Story story) {
        var firstResponse = "?";
        var resolution = "?";
        for (var clock : story.clocks()) {
            if (clock.path("target").asText().equals("FIRST_RESPONSE")) {
                firstResponse = clock.path("state").asText();
            } else {
                resolution = clock.path("state").asText();
            }
        }
        return firstResponse + " / " + resolution;
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
