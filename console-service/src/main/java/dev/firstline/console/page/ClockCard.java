package dev.firstline.console.page;

import dev.firstline.console.queue.Figures;
import dev.firstline.console.view.ClockState;
import dev.firstline.console.view.ClockView;
import dev.firstline.console.words.Labels;
import dev.firstline.console.words.Times;
import java.time.Instant;
import java.util.Locale;

/**
 * A clock on the ticket's page.
 *
 * @param millis the due instant while it runs, else empty
 * @param kind a class of the style sheet
 */
record ClockCard(String name, String millis, String text, String note, String kind) {

    static ClockCard of(ClockView clock, Instant now) {
        var due = clock.state() == ClockState.RUNNING ? clock.dueAt() : null;
        return new ClockCard(
                Labels.of(clock.target()),
                due != null ? Long.toString(due.toEpochMilli()) : "",
                due != null ? Times.countdown(due, now) : Labels.plain(clock.state()),
                note(clock),
                kind(clock, now));
    }

    private static String note(ClockView clock) {
        var promise = clock.goal() == null
                ? ""
                : Times.goal(clock.goal()) + (clock.calendar() == null ? "" : ", " + clock.calendar()) + " · ";
        var due = clock.dueAt() == null ? "" : Times.brief(clock.dueAt());
        return promise
                + switch (clock.state()) {
                    case RUNNING -> "due " + due;
                    case PAUSED -> "waits for " + Labels.of(clock.pausedFor());
                    case MET -> "was due " + due;
                    case BREACHED ->
                        "was due " + due
                                + (clock.latenessMillis() == null
                                        ? ""
                                        : ", noticed " + Times.lateness(clock.latenessMillis()) + " later")
                                + (clock.settledAt() == null ? "" : ", came " + Times.brief(clock.settledAt()))
                                + (clock.verdict() == null
                                        ? ""
                                        : ", " + Labels.plain(clock.verdict()).toLowerCase(Locale.ROOT));
                    case CANCELLED -> "no longer applies";
                };
    }

    private static String kind(ClockView clock, Instant now) {
        return switch (clock.state()) {
            case RUNNING ->
                clock.dueAt() == null || clock.dueAt().isAfter(now.plus(Figures.SOON))
                        ? "calm"
                        : clock.dueAt().isAfter(now) ? "soon" : "late";
            case BREACHED -> "late";
            case MET -> "good";
            case PAUSED, CANCELLED -> "none";
        };
    }
}
