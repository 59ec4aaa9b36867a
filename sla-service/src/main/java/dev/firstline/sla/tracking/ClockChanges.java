package dev.firstline.sla.tracking;

import dev.firstline.chassis.outbox.Outbox;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.sla.CancellationCause;
import dev.firstline.contracts.sla.CorrectionCause;
import dev.firstline.contracts.sla.SlaEvent;
import dev.firstline.sla.clock.Clock;
import dev.firstline.sla.clock.ClockKey;
import dev.firstline.sla.clock.ClockState;
import dev.firstline.sla.clock.IntervalCause;
import dev.firstline.sla.clock.News;
import dev.firstline.sla.clock.Standing;
import dev.firstline.sla.clock.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is different between the clocks of tickets as they are stored and as they are derived, and what there is to tell of it. */
final class ClockChanges {

    /**
     * Why the clocks of a ticket are looked at.
     *
     * @param eventId of the fact that was heard last
     * @param traceparent the trace that told it, or null
     */
    record Reason(UUID eventId, @Nullable String traceparent) {}

    private final Instant at;
    private final List<ClockRow> inserts = new ArrayList<>();
    private final List<ClockRow> updates = new ArrayList<>();
    private final List<Correction> corrections = new ArrayList<>();
    private final List<Outbox.Fact> news = new ArrayList<>();

    /** @param at the database's time */
    ClockChanges(Instant at) {
        this.at = at;
    }

    List<ClockRow> inserts() {
        return inserts;
    }

    List<ClockRow> updates() {
        return updates;
    }

    List<Correction> corrections() {
        return corrections;
    }

    List<Outbox.Fact> news() {
        return news;
    }

    /** @param stored the rows of the derived clocks, and of those that may have fallen away */
    void look(UUID ticketId, TenantPath tenant, Collection<ClockRow> stored, List<Clock> derived, Reason reason) {
        Map<ClockKey, ClockRow> gone =
                new HashMap<>(stored.stream().collect(Collectors.toMap(ClockRow::key, Function.identity())));
        for (var clock : derived) {
            var before = gone.remove(clock.key());
            if (before == null) {
                var row = ClockRows.row(ticketId, tenant, clock, null, at);
                inserts.add(row);
                tell(row, News.ofNew(clock), null, clock, reason);
            } else {
                compare(before, before.judge(clock), reason);
            }
        }
        gone.values().forEach(row -> fallAway(row, reason));
    }

    private void compare(ClockRow before, Clock clock, Reason reason) {
        if (before.differsFrom(clock)) {
            var row = ClockRows.row(before.ticketId(), before.tenant(), clock, before, at);
            updates.add(row);
            tell(row, News.of(clock, before.standing(), before.told()), before, clock, reason);
        }
    }

    private void tell(ClockRow row, News news, @Nullable ClockRow before, Clock clock, Reason reason) {
        switch (news) {
            case News.Happened(List<Transition> transitions) -> tell(row, transitions, reason);
            case News.Corrected(Standing told, Standing now, List<Transition> then) -> {
                // What was never told is not corrected.
                var stored = Objects.requireNonNull(before);
                correct(row, stored, told, now, cause(stored, clock), reason);
                tell(row, then, reason);
            }
        }
    }

    private void tell(ClockRow row, List<Transition> transitions, Reason reason) {
        for (var transition : transitions) {
            // Of what was broken before anybody listened nothing is told.
            if (!(transition instanceof Transition.Settled && row.watch().isSilent())) {
                publish(row, SlaFacts.of(row, transition, row.firedAt()), reason);
            }
        }
    }

    /** What the clock began with turned out not to be so. */
    private void fallAway(ClockRow row, Reason reason) {
        if (row.state() == ClockState.CANCELLED) {
            return;
        }
        var now = row.fallenAway();
        updates.add(now);
        if (row.state().isTerminal()) {
            correct(now, row, row.standing(), now.standing(), CorrectionCause.NEVER_BEGAN, reason);
        } else {
            publish(
                    now,
                    new SlaEvent.Cancelled(
                            row.ticketId(),
                            row.id(),
                            row.target(),
                            row.startedAt(),
                            CancellationCause.NEVER_BEGAN,
                            null),
                    reason);
        }
    }

    private void correct(
            ClockRow row, ClockRow before, Standing told, Standing now, CorrectionCause cause, Reason reason) {
        var correction = new Correction(row, told, before.ending().provisional(), now, cause, reason.eventId(), at);
        corrections.add(correction);
        publish(row, correction.event(), reason);
    }

    private void publish(ClockRow row, SlaEvent event, Reason reason) {
        news.add(new Outbox.Fact(row.tenant(), event, reason.traceparent()));
    }

    private static CorrectionCause cause(ClockRow before, Clock now) {
        if (before.ending().cause() != null && isUncovered(before.ending().cause())) {
            return CorrectionCause.COVERED_AGAIN;
        }
        boolean reopened = before.endedBy() != null
                && now.ledger().intervals().stream()
                        .anyMatch(interval -> interval.cause() != IntervalCause.RUNNING
                                && interval.openedBy().equals(before.endedBy()));
        if (reopened) {
            return CorrectionCause.REOPENED;
        }
        return now.promisedAt().isBefore(before.promisedAt()) ? CorrectionCause.SLIP : CorrectionCause.HEARD_LATE;
    }

    private static boolean isUncovered(CancellationCause cause) {
        return switch (cause) {
            case SEVERITY, CLASSIFICATION, DIAGNOSIS, VENDOR, REBASE -> true;
            default -> false;
        };
    }
}
