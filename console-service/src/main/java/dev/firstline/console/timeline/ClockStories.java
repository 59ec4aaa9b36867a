package dev.firstline.console.timeline;

import dev.firstline.console.words.Labels;
import dev.firstline.console.words.Times;
import dev.firstline.contracts.sla.ClockStanding;
import dev.firstline.contracts.sla.SlaEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells what happens to the clocks. */
final class ClockStories {

    private ClockStories() {}

    static Story of(SlaEvent event) {
        var clock = Labels.of(event.target());
        return switch (event) {
            case SlaEvent.Started e ->
                promise(Story.of(Tone.PLAIN, clock + " clock started"), e.policy(), e.goal(), e.calendar(), e.dueAt());
            case SlaEvent.Rebased e ->
                promise(
                        Story.of(Tone.WARNING, clock + " promise changed"),
                        e.policy(),
                        e.goal(),
                        e.calendar(),
                        e.dueAt());
            case SlaEvent.Paused e ->
                Story.of(Tone.PLAIN, clock + " clock stands: waiting for " + Labels.of(e.cause()));
            case SlaEvent.Resumed e ->
                Story.of(Tone.PLAIN, clock + " clock runs again").and("Due", due(e.dueAt()));
            case SlaEvent.Warned e ->
                Story.of(
                                Tone.WARNING,
                                e.before() == null
                                        ? clock + ": " + e.percent() + " % of the time is used"
                                        : clock + ": " + Times.goal(e.before()) + " left")
                        .and("Due", due(e.dueAt()));
            case SlaEvent.Breached e ->
                Story.of(
                                Tone.BAD,
                                clock + " promise broken"
                                        + (Boolean.TRUE.equals(e.provisional()) ? ", as far as is known" : ""))
                        .and(
                                "Noticed",
                                Times.lateness(Duration.between(e.occurredAt(), e.firedAt())
                                                .toMillis())
                                        + " after the due instant");
            case SlaEvent.Overdue e ->
                Story.of(Tone.BAD, clock + " overdue by " + Times.goal(e.after()))
                        .and("Was due", due(e.dueAt()));
            case SlaEvent.Met e -> Story.of(Tone.GOOD, clock + " promise kept").and("Was due", due(e.dueAt()));
            case SlaEvent.Cancelled e ->
                Story.of(Tone.PLAIN, clock + " promise no longer applies")
                        .and("Because", e.cause() == null ? null : Labels.of(e.cause()))
                        .and("Counts as", e.countsAs() == null ? null : Labels.plain(e.countsAs()));
            case SlaEvent.Settled e ->
                Story.of(Tone.WARNING, clock + " came late").and("Late by", Times.goal(e.late()));
            case SlaEvent.Corrected e ->
                Story.of(
                                tone(e.state()),
                                clock + " corrected: " + Labels.plain(e.told()) + " → " + Labels.plain(e.state()))
                        .and("Because", e.cause() == null ? null : Labels.of(e.cause()))
                        .and("Was told", e.provisional() ? "provisionally" : null)
                        .and("Due", e.dueAt() == null ? null : due(e.dueAt()));
            case SlaEvent.Judged e ->
                Story.of(
                                Tone.DECISION,
                                clock + " outcome " + Labels.plain(e.verdict()).toLowerCase(Locale.ROOT))
                        .and("Outcome", Labels.plain(e.outcome()));
        };
    }

    private static Tone tone(@Nullable ClockStanding state) {
        return switch (state) {
            case MET -> Tone.GOOD;
            case BREACHED -> Tone.BAD;
            case RUNNING, PAUSED -> Tone.WARNING;
            case CANCELLED -> Tone.PLAIN;
            case null -> Tone.PLAIN;
        };
    }

    private static Story promise(Story story, String policy, String goal, String calendar, Instant dueAt) {
        return story.and("Due", due(dueAt))
                .and("Goal", Times.goal(goal))
                .and("Calendar", calendar)
                .and("Policy", policy);
    }

    private static String due(Instant instant) {
        return Times.brief(instant) + " UTC";
    }
}
