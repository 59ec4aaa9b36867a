package dev.firstline.sla.clock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.sla.policy.PolicyResolution;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The service in small: hears facts one by one, remembers what it told, and has a timer. */
final class World {

    /** A clock as it is stored. */
    private static final class Row {
        private Standing standing;
        private final Set<String> told = new HashSet<>();
        private final Listener listener = new Listener();
        private final List<News> news = new ArrayList<>();

        private Row(Standing standing) {
            this.standing = standing;
        }

        private void tell(News said, Standing now) {
            news.add(said);
            listener.hear(said);
            standing = now;
        }
    }

    private final List<TicketFact> heard = new ArrayList<>();
    private final Map<ClockKey, Row> rows = new HashMap<>();
    private final Books books;
    private List<Clock> clocks = List.of();

    /** What it goes on from, beside deriving all anew: both must say the same. */
    private @Nullable Course course;

    private int onward;

    World() {
        this(History.POLICY);
    }

    World(PolicyResolution policies) {
        this(any -> policies);
    }

    World(Books books) {
        this.books = books;
    }

    void hear(TicketFact fact) {
        hear(List.of(fact));
    }

    /** Together, as facts of one batch are. */
    void hear(List<TicketFact> facts) {
        heard.addAll(facts);
        derive(facts);
    }

    /** Breaches what is due by then, as the timer does: without looking at the facts. */
    void fireUntil(Instant now) {
        for (var clock : clocks) {
            if (clock.state() == ClockState.RUNNING && !clock.dueAt().isAfter(now)) {
                var broken = clock.judgedUntil(now);
                rows.get(clock.key())
                        .tell(new News.Happened(List.of(new Transition.Breached(clock.dueAt()))), broken.standing());
            }
        }
        derive(List.of());
    }

    List<News> told(SlaTarget target) {
        return rows.get(new ClockKey(target, 1)).news;
    }

    int words() {
        return rows.values().stream().mapToInt(row -> row.listener.words()).sum();
    }

    /** Whoever heard all that was told knows how each clock stands. */
    void assertToldAsItStands() {
        rows.values().forEach(row -> row.listener.assertKnows(row.standing));
    }

    /** The clocks are those that the facts tell of, whatever order they were heard in, and the others fell away. */
    void assertClocksAre(List<Clock> expected) {
        assertThat(clocks).isEqualTo(expected);
        var left = expected.stream().map(Clock::key).toList();
        rows.forEach((key, row) -> {
            if (!left.contains(key)) {
                assertThat(row.standing.state()).isEqualTo(ClockState.CANCELLED);
            }
        });
    }

    /** How many times it went on from where it was. */
    int onward() {
        return onward;
    }

    private void derive(List<TicketFact> fresh) {
        var before = clocks;
        clocks = Clocks.derive(heard, books).stream()
                .map(clock -> judged(clock, rows.get(clock.key())))
                .toList();
        var step = course == null ? Optional.<Course.Step>empty() : course.with(fresh, books);
        step.ifPresent(next -> assertSame(before, next));
        var touched = step.map(Course.Step::clocks)
                .map(all -> all.stream()
                        .map(clock -> judged(clock, rows.get(clock.key())))
                        .toList())
                .orElse(clocks);
        onward += step.isPresent() ? 1 : 0;
        course = step.or(() -> Course.of(heard, books))
                .map(next -> next.course(Set.of()))
                .orElse(null);
        tell(touched);
    }

    private void assertSame(List<Clock> before, Course.Step step) {
        var all = new HashMap<ClockKey, Clock>();
        before.forEach(clock -> all.put(clock.key(), clock));
        all.keySet().removeAll(step.touched());
        step.clocks().forEach(clock -> all.put(clock.key(), judged(clock, rows.get(clock.key()))));
        assertThat(all.values().stream().map(Clock::withoutTransitions))
                .as("going on says what all facts say")
                .containsExactlyInAnyOrderElementsOf(
                        clocks.stream().map(Clock::withoutTransitions).toList());
    }

    private void tell(List<Clock> touched) {
        for (var clock : touched) {
            var row = rows.get(clock.key());
            if (row == null) {
                row = new Row(clock.standing());
                rows.put(clock.key(), row);
                row.tell(News.ofNew(clock), clock.standing());
            } else {
                row.tell(News.of(clock, row.standing, row.told), clock.standing());
            }
            if (!clock.state().isTerminal()) {
                row.told.remove(Transition.End.KEY);
            }
            for (var transition : clock.transitions()) {
                row.told.add(transition.key());
            }
        }
        var left = clocks.stream().map(Clock::key).toList();
        rows.forEach((key, row) -> {
            if (!left.contains(key) && row.standing.state() != ClockState.CANCELLED) {
                fallAway(row);
            }
        });
    }

    private static void fallAway(Row row) {
        var now = new Standing(ClockState.CANCELLED, row.standing.since(), null, null);
        row.tell(
                row.standing.state().isTerminal()
                        ? new News.Corrected(row.standing, now, List.of())
                        : new News.Happened(List.of(new Transition.Cancelled(now.since(), null, null, null))),
                now);
    }

    private static Clock judged(Clock clock, @Nullable Row row) {
        return row != null && row.standing.state() == ClockState.BREACHED
                ? clock.judgedUntil(row.standing.since())
                : clock;
    }
}
