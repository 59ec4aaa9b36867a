package dev.firstline.console.view;

import dev.firstline.contracts.sla.PauseCause;
import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.contracts.sla.Verdict;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One clock of a ticket.
 *
 * @param target what it measures; null for a target that this version does not know
 * @param startedAt null until the start was heard of; likewise policy, goal and calendar
 * @param goal ISO-8601 duration of service time
 * @param dueAt when it runs out, or did; null while it stands
 * @param pausedFor who holds the ticket; only while it stands
 * @param warnedPercent the last threshold reached, in percent of the goal
 * @param endedAt when it ended; for a breach the due instant
 * @param latenessMillis for a breach: from the due instant until the timer noticed; null where a correction told of it
 * @param settledAt when what a broken clock promised came after all
 * @param verdict EXCUSED or VOIDED when somebody said so of its outcome
 */
public record ClockView(
        UUID clockId,
        @Nullable SlaTarget target,
        ClockState state,
        @Nullable Instant startedAt,
        @Nullable String policy,
        @Nullable String goal,
        @Nullable String calendar,
        @Nullable Instant dueAt,
        @Nullable PauseCause pausedFor,
        @Nullable Integer warnedPercent,
        @Nullable Instant endedAt,
        @Nullable Long latenessMillis,
        @Nullable Instant settledAt,
        @Nullable Verdict verdict) {}
