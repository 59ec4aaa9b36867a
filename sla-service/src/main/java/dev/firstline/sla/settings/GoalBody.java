package dev.firstline.sla.settings;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.contracts.sla.PauseCause;
import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.sla.policy.Amount;
import dev.firstline.sla.policy.Goal;
import dev.firstline.sla.policy.Reopening;
import dev.firstline.sla.policy.Thresholds;
import dev.firstline.sla.policy.Turns;
import dev.firstline.sla.policy.Unanswered;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A goal as it is sent, shown and stored.
 *
 * @param goal ISO-8601 duration of service time in whole seconds, such as {@code PT2H}, or business days, such as
 *     {@code P1BD}
 * @param businessDays how business days are counted: AVERAGE, each as long as an ordinary day is on average, or SAME_TIME, the same time
 *     of day so many days with service on; left out: AVERAGE. Only where the goal is in business days
 * @param calendar code of the calendar that counts it
 * @param pausing the statuses in which the clock stands and who holds the ticket then; left out: the usual ones
 * @param warnAtPercent shares of the goal at which a warning goes out, 1 to 99; left out: 75
 * @param warnBefore service time before due at which a warning goes out, ISO-8601 durations in whole seconds, shorter than the goal;
 *     left out: none
 * @param overdueAfter service time after due at which a broken clock is told to be overdue, ISO-8601 durations in whole seconds; left
 *     out: none
 * @param reopening what a reopening does to the clock; left out: GOES_ON
 * @param unanswered of a first response: as what it counts when the ticket is closed without one; left out: NOT_COUNTED
 * @param slip for how long another promise may hold between two equal ones and still be a slip that costs nothing, an ISO-8601
 *     duration in whole seconds up to {@code PT1H}; left out: {@code PT15M}
 */
public record GoalBody(
        @NotNull SlaTarget target,
        @NotBlank @Size(max = 40) String goal,
        Amount.@Nullable Counting businessDays,
        @NotBlank @Size(max = 63) String calendar,

        @Nullable @Size(max = 11, message = Codes.MOST) Map<TicketStatus, @NotNull PauseCause> pausing,
        @Nullable @Size(max = 20, message = Codes.MOST) List<@NotNull Integer> warnAtPercent,

        @Nullable @Size(max = Thresholds.MOST, message = Codes.MOST) List<@NotNull @Size(max = 40) String> warnBefore,

        @Nullable @Size(max = Thresholds.MOST, message = Codes.MOST) List<@NotNull @Size(max = 40) String> overdueAfter,

        @Nullable Reopening reopening,
        @Nullable Unanswered unanswered,
        @Nullable @Size(max = 40) String slip) {

    static GoalBody of(Goal goal) {
        return new GoalBody(
                goal.target(),
                goal.amount().toString(),
                // Absent where it says the usual, as in what was stored before there was a choice.
                goal.amount() instanceof Amount.BusinessDays(var any, Amount.Counting counting)
                                && counting == Amount.Counting.SAME_TIME
                        ? counting
                        : null,
                goal.calendar(),
                new TreeMap<>(goal.pausing()),
                goal.thresholds().warnAtPercent(),
                texts(goal.thresholds().warnBefore()),
                texts(goal.thresholds().overdueAfter()),
                unlessUsual(goal.turns().reopening(), Turns.USUAL.reopening()),
                unlessUsual(goal.turns().unanswered(), Turns.USUAL.unanswered()),
                goal.turns().slip().equals(Turns.USUAL.slip())
                        ? null
                        : goal.turns().slip().toString());
    }

    /** The usual is left out, as it is in policies from before there was a choice. */
    private static <T> @Nullable T unlessUsual(T value, T usual) {
        return value == usual ? null : value;
    }

    /** None is left out, as it is in policies from before there were any. */
    private static @Nullable List<String> texts(List<Duration> times) {
        return times.isEmpty() ? null : times.stream().map(Duration::toString).toList();
    }

    /** @param at JSON pointer of this goal */
    Goal toGoal(String at) {
        try {
            return new Goal(
                    target,
                    amount(at),
                    calendar,
                    pausing == null ? Goal.usualPauses(target) : pausing,
                    new Thresholds(
                            warnAtPercent == null ? Thresholds.USUAL.warnAtPercent() : warnAtPercent,
                            times(at + "/warnBefore", warnBefore),
                            times(at + "/overdueAfter", overdueAfter)),
                    turns(at));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(at, String.valueOf(e.getMessage()));
        }
    }

    private Turns turns(String at) {
        var unwanted = unansweredFault();
        if (unwanted != null) {
            throw Problem.invalid(at + "/unanswered", unwanted);
        }
        try {
            return new Turns(
                    reopening == null ? Turns.USUAL.reopening() : reopening,
                    unanswered == null ? Turns.USUAL.unanswered() : unanswered,
                    slip == null ? Turns.USUAL.slip() : Turns.slip(slip));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(at + "/slip", String.valueOf(e.getMessage()));
        }
    }

    /** What is wrong with saying as what no answer counts; null for nothing. */
    @Nullable String unansweredFault() {
        return unanswered != null && target != null && target != SlaTarget.FIRST_RESPONSE
                ? "belongs to FIRST_RESPONSE alone; leave it out here"
                : null;
    }

    /** What is wrong with the length of a slip; null for nothing. */
    @Nullable String slipFault() {
        try {
            if (slip != null) {
                Turns.slip(slip);
            }
            return null;
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static List<Duration> times(String at, @Nullable List<String> texts) {
        var times = new ArrayList<Duration>();
        for (var text : texts == null ? List.<String>of() : texts) {
            try {
                times.add(Thresholds.time(text));
            } catch (IllegalArgumentException e) {
                throw Problem.invalid(at + "/" + times.size(), String.valueOf(e.getMessage()));
            }
        }
        return times;
    }

    /** @throws IllegalArgumentException when the goal is no amount */
    Amount amount() {
        return Amount.parse(goal) instanceof Amount.BusinessDays(int days, var any) && businessDays != null
                ? new Amount.BusinessDays(days, businessDays)
                : Amount.parse(goal);
    }

    private Amount amount(String at) {
        try {
            return amount();
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(at + "/goal", String.valueOf(e.getMessage()));
        }
    }
}
