package dev.firstline.console.page;

import dev.firstline.console.queue.TicketRow;
import dev.firstline.console.sight.Sight;
import dev.firstline.console.timeline.Stories;
import dev.firstline.console.timeline.Story;
import dev.firstline.console.view.AlertView;
import dev.firstline.console.view.Fact;
import dev.firstline.console.words.Labels;
import dev.firstline.console.words.Times;
import dev.firstline.contracts.diagnosis.DiagnosisEvent;
import dev.firstline.contracts.escalation.EscalationEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One ticket's page.
 *
 * @param decision details of the latest decision; null until there is one
 * @param escalation details of the latest packet; null until there is one
 * @param alert the last alert in one line; null until there is one
 */
record TicketModel(
        Head head,
        RowModel row,
        List<ClockCard> clocks,
        @Nullable Story decision,
        @Nullable Story escalation,
        @Nullable String alert,
        boolean alertFailed,
        List<TimelineDay> days) {

    static TicketModel of(Head head, TicketRow row, List<Fact> inOrder, Sight sight, Instant now) {
        var alert = sight.lastAlert(row.view()).orElse(null);
        return new TicketModel(
                head,
                RowModel.of(row, now),
                row.view().clocks().stream()
                        .map(clock -> ClockCard.of(clock, now))
                        .toList(),
                last(inOrder, DiagnosisEvent.Completed.class),
                row.view().escalation() == null ? null : last(inOrder, EscalationEvent.Opened.class),
                alert == null ? null : alert(alert),
                alert != null && !alert.delivered(),
                TimelineDay.of(inOrder));
    }

    private static @Nullable Story last(List<Fact> inOrder, Class<?> type) {
        return inOrder.stream()
                .map(Fact::event)
                .filter(type::isInstance)
                .reduce((earlier, later) -> later)
                .map(Stories::of)
                .orElse(null);
    }

    private static String alert(AlertView alert) {
        return Labels.ofEvent(alert.eventType()) + (alert.delivered() ? " delivered by " : " not delivered by ")
                + Labels.of(alert.channel()) + " at " + Times.brief(alert.at()) + " UTC";
    }
}
