package dev.firstline.console.view;

import dev.firstline.contracts.sla.SlaEvent;
import dev.firstline.contracts.sla.SlaTarget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of a ticket. All that live are shown, and those that are still owed; of the others the last that ended, so that a ticket of
 * ten thousand questions has a view as small as any.
 */
final class Clocks {

    /** So many clocks that have ended are shown. */
    static final int MOST_ENDED = 50;

    private static final Comparator<Clock> BY_END = Comparator.comparing(Clock::endedAt)
            .thenComparing(clock -> clock.id().toString());

    private final Map<UUID, Clock> clocks = new HashMap<>();
    private boolean anyLeftOut;
    private boolean anyLeftOutBroken;

    /** Applies what was told next; false when it belongs before something that was applied, or to a clock that was left out. */
    boolean takes(Fact fact, SlaEvent event) {
        var clock = clocks.get(event.clockId());
        if (anyLeftOut && event instanceof SlaEvent.Corrected) {
            // One that lives again makes room for one that was left out.
            return false;
        }
        if (clock == null) {
            if (!(event instanceof SlaEvent.Started)) {
                return false;
            }
            clock = new Clock(event.clockId());
            clocks.put(event.clockId(), clock);
        }
        boolean took = clock.takes(fact, event);
        leaveOut();
        return took;
    }

    /** Applies all that was told of them, in the order of {@link Fact#IN_ORDER}. */
    void takeAll(List<Fact> inOrder) {
        var facts = new HashMap<UUID, List<Fact>>();
        for (var fact : inOrder) {
            facts.computeIfAbsent(((SlaEvent) fact.event()).clockId(), any -> new ArrayList<>())
                    .add(fact);
        }
        facts.forEach((id, told) -> {
            var clock = new Clock(id);
            clock.takeAll(told);
            clocks.put(id, clock);
        });
        leaveOut();
    }

    private void leaveOut() {
        if (clocks.size() <= MOST_ENDED) {
            return;
        }
        var ended = clocks.values().stream()
                .filter(clock -> clock.endedAt() != null && !isOwedStill(clock))
                .sorted(BY_END)
                .toList();
        for (var clock : ended.subList(0, Math.max(0, ended.size() - MOST_ENDED))) {
            anyLeftOut = true;
            anyLeftOutBroken |= clock.state() == ClockState.BREACHED && isOursToTheCustomer(clock.target());
            clocks.remove(clock.id());
        }
    }

    /** What was broken of these is owed until the words or the solution come. */
    private static boolean isOwedStill(Clock clock) {
        return clock.state() == ClockState.BREACHED
                && (clock.target() == SlaTarget.FIRST_RESPONSE || clock.target() == SlaTarget.RESOLUTION);
    }

    /** First response before resolution. */
    List<ClockView> views() {
        return clocks.values().stream()
                .map(Clock::view)
                .sorted(Comparator.comparing(ClockView::target, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(clock -> clock.clockId().toString()))
                .toList();
    }

    /** Whether any promise to the customer was broken. */
    boolean anyBroken() {
        return anyLeftOutBroken
                || clocks.values().stream()
                        .anyMatch(clock -> clock.state() == ClockState.BREACHED && isOursToTheCustomer(clock.target()));
    }

    int size() {
        return clocks.size();
    }

    /** Not what the vendor owes us, nor what the house owes itself. */
    static boolean isOursToTheCustomer(@Nullable SlaTarget target) {
        return target != SlaTarget.VENDOR_RESPONSE && target != SlaTarget.INTERNAL;
    }
}
