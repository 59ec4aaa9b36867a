package dev.firstline.console.page;

import dev.firstline.console.queue.Figures;
import dev.firstline.console.view.ClockState;
import dev.firstline.console.view.TicketView;
import dev.firstline.console.words.Labels;
import dev.firstline.console.words.Times;
import java.time.Instant;

/**
 * What is due next, as a cell of the queue.
 *
 * @param millis the due instant, or empty when no time runs
 * @param text the countdown, or what stands in its place
 * @param note which promise, and when
 * @param kind {@code calm}, {@code soon}, {@code late} or {@code none}; a class of the style sheet
 */
record DueCell(String millis, String text, String note, String kind) {

    static DueCell of(TicketView ticket, Instant now) {
        var due = ticket.nextDue();
        if (due != null) {
            return new DueCell(
                    Long.toString(due.at().toEpochMilli()),
                    Times.countdown(due.at(), now),
                    Labels.of(due.target()) + " · " + Times.near(due.at(), now),
                    kind(due.at(), now));
        }
        if (ticket.open()) {
            for (var clock : ticket.clocks()) {
                if (clock.state() == ClockState.PAUSED) {
                    return new DueCell("", "Paused", "Waits for " + Labels.of(clock.pausedFor()), "none");
                }
            }
        }
        return new DueCell("", "–", ticket.breached() ? "Promise broken" : "Nothing due", "none");
    }

    private static String kind(Instant due, Instant now) {
        if (!due.isAfter(now)) {
            return "late";
        }
        return due.isBefore(now.plus(Figures.SOON)) ? "soon" : "calm";
    }
}
