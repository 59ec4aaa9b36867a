package dev.firstline.sla.explanation;

import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.sla.clock.Clock;
import dev.firstline.sla.clock.Interval;
import dev.firstline.sla.clock.IntervalCause;
import dev.firstline.sla.clock.Overdue;
import dev.firstline.sla.clock.Transition;
import dev.firstline.sla.clock.Warning;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The arithmetic of a clock, laid open: the goal less what was used before the last begin is left, and the calendar adds
 * what is left to that begin.
 *
 * @param clock what is explained
 * @param asOf until when open intervals are counted
 * @param intervals its life in order, as far as it is not folded
 * @param usedBefore service time of what is folded and of the running intervals before the one that is open, or before the last one
 * @param left what the goal leaves after that; zero when nothing does
 * @param warnings by time before due that are ahead, in order
 * @param overdues thresholds after due that are ahead if nothing meets it, in order
 * @param source where the promise comes from, as the reader may know it
 */
public record Explanation(
        Clock clock,
        Instant asOf,
        List<Counted> intervals,
        Duration usedBefore,
        Duration left,
        List<Warning> warnings,
        List<Overdue> overdues,
        String source) {

    /** Copies what it is given. */
    public Explanation {
        intervals = List.copyOf(intervals);
        warnings = List.copyOf(warnings);
        overdues = List.copyOf(overdues);
    }

    /**
     * An interval with what the calendar counts of it.
     *
     * @param to null while it lasts
     * @param openedBy the event that began it
     * @param serviceTime zero for a pause
     */
    @Schema(name = "CountedTime")
    public record Counted(
            Instant from, @Nullable Instant to, IntervalCause cause, UUID openedBy, Duration serviceTime) {

        /** Whether the clock ran. */
        public boolean runs() {
            return cause == IntervalCause.RUNNING;
        }
    }

    /** Explains a clock as it stands at that instant. */
    public static Explanation of(Clock clock, Instant asOf) {
        return of(clock, asOf, clock.promise().source());
    }

    /** Explains a clock to a reader who may know that source. */
    public static Explanation of(Clock clock, Instant asOf, String source) {
        var folded = clock.ledger().folded();
        var counted = clock.ledger().intervals().stream()
                .map(interval -> counted(interval, clock, asOf))
                .toList();
        var usedBefore = counted.stream()
                .limit(Math.max(0, counted.size() - 1))
                .map(Counted::serviceTime)
                .reduce(folded == null ? Duration.ZERO : folded.serviceTime(), Duration::plus);
        var left = clock.promise().goal().minus(usedBefore);
        return new Explanation(
                clock,
                asOf,
                counted,
                usedBefore,
                left.isNegative() ? Duration.ZERO : left,
                clock.warnings().stream()
                        .filter(warning ->
                                warning.before() != null && warning.at().isAfter(asOf))
                        .toList(),
                clock.overdues().stream()
                        .filter(overdue -> overdue.at().isAfter(asOf))
                        .toList(),
                source);
    }

    /** When the arithmetic begins to count what is left: the begin of the last interval. */
    public Instant countedFrom() {
        return intervals.isEmpty() ? clock.startedAt() : intervals.getLast().from();
    }

    /**
     * That somebody wanted the ticket judged anew.
     *
     * @param author the token's subject
     * @param reason in the author's words
     */
    @Schema(name = "ExplainedChoice")
    public record Choice(
            Instant at, @Nullable String author, @Nullable String reason) {}

    /** The choices that changed the promise, in order, as that reader is told of them: nothing of who decides above. */
    public List<Choice> choices(Scope reader) {
        return clock.transitions().stream()
                .flatMap(transition -> transition instanceof Transition.Rebased rebased && rebased.choice() != null
                        ? Stream.of(rebased.choice())
                        : Stream.empty())
                .map(choice -> reader.mayKnowPersonsOf(choice.by().tenant())
                        ? new Choice(choice.at(), choice.author(), choice.reason())
                        : new Choice(choice.at(), null, null))
                .toList();
    }

    /** Whether the promise in force is not the one that the clock began with. */
    public boolean isRebased() {
        return clock.promisedAt().isAfter(clock.startedAt());
    }

    private static Counted counted(Interval interval, Clock clock, Instant asOf) {
        var used = interval.cause() == IntervalCause.RUNNING
                ? clock.promise().calendar().between(interval.from(), interval.endAt(asOf))
                : Duration.ZERO;
        return new Counted(interval.from(), interval.to(), interval.cause(), interval.openedBy(), used);
    }
}
