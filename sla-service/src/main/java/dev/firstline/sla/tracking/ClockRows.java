package dev.firstline.sla.tracking;

import dev.firstline.contracts.TenantPath;
import dev.firstline.sla.clock.Clock;
import dev.firstline.sla.clock.News;
import dev.firstline.sla.clock.Transition;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From a derived clock to its row. */
final class ClockRows {

    /** From so many on, what was told is {@linkplain News#FOLDED folded}: seldom, since it is written each time. */
    private static final int MOST_TOLD = 2 * News.KEPT;

    private static final Set<String> MARKS =
            Set.of("started", Transition.End.KEY, ClockRow.IMPORTED, ClockRow.IN_SILENCE);

    private ClockRows() {}

    /**
     * The row of a clock.
     *
     * @param tenant whose ticket it is of
     * @param before as it is stored; null for a new one
     * @param now the database's time, when a breach is noticed
     */
    static ClockRow row(UUID ticketId, TenantPath tenant, Clock clock, @Nullable ClockRow before, Instant now) {
        var end = clock.end().orElse(null);
        var same = before != null && before.hasOutcome(clock) ? before : null;
        return new ClockRow(
                ClockRow.idOf(ticketId, clock.key()),
                ticketId,
                tenant,
                clock.target(),
                clock.cycle(),
                clock.state(),
                clock.promise().policy(),
                clock.promise().policyVersion(),
                clock.promise().rule(),
                clock.promise().amount().toString(),
                clock.promise().calendar().code(),
                clock.promisedAt(),
                clock.startedAt(),
                clock.dueAt(),
                clock.endedAt(),
                end == null ? null : end.causedBy(),
                same != null ? same.firedAt() : end instanceof Transition.Breached ? now : null,
                Ending.of(clock, same == null ? null : same.ending()),
                Watch.of(clock, before, now),
                clock.ledger(),
                told(clock, before),
                before == null ? 1 : before.version() + 1);
    }

    private static Set<String> told(Clock clock, @Nullable ClockRow before) {
        var told = new HashSet<String>(before == null ? Set.of() : before.told());
        if (!clock.state().isTerminal()) {
            told.remove(Transition.End.KEY);
        }
        if (before != null && !before.hasOutcome(clock)) {
            told.remove(ClockRow.IN_SILENCE);
        }
        clock.transitions().forEach(transition -> told.add(transition.key()));
        return told.size() > MOST_TOLD ? lastOf(told, clock.transitions()) : told;
    }

    /** The marks, and the keys of the last transitions: a row has an end, however often its clock is paused. */
    private static Set<String> lastOf(Set<String> told, List<Transition> transitions) {
        var last = transitions.subList(Math.max(0, transitions.size() - News.KEPT), transitions.size()).stream()
                .map(Transition::key)
                .collect(Collectors.toCollection(HashSet::new));
        told.stream().filter(MARKS::contains).forEach(last::add);
        last.add(News.FOLDED);
        return last;
    }
}
