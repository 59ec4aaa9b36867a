package dev.firstline.sla.settings;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.contracts.sla.PauseCause;
import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.sla.policy.Amount;
import dev.firstline.sla.policy.Goal;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A goal as it is sent, shown and stored.
 *
 * @param goal ISO-8601 duration of service time in whole seconds, such as {@code PT2H}, or business days, such as
 *     {@code P1BD}
 * @param calendar code of the calendar that counts it
 * @param pausing the statuses in which the clock stands and who holds the ticket then; left out: the usual ones
 * @param warnAtPercent left out: 75
 */
public record GoalBody(
        @NotNull SlaTarget target,
        @NotBlank @Size(max = 40) String goal,
        @NotBlank @Size(max = 63) String calendar,

        @Nullable @Size(max = 11) Map<TicketStatus, @NotNull PauseCause> pausing,
        @Nullable @Size(max = 20) List<@NotNull Integer> warnAtPercent) {

    static GoalBody of(Goal goal) {
        return new GoalBody(
                goal.target(),
                goal.amount().toString(),
                goal.calendar(),
                new TreeMap<>(goal.pausing()),
                goal.warnAtPercent());
    }

    /** @param at JSON pointer of this goal */
    Goal toGoal(String at) {
        try {
            return new Goal(
                    target,
                    amount(at),
                    calendar,
                    pausing == null ? Goal.usualPauses(target) : pausing,
                    warnAtPercent == null ? Goal.USUAL_WARNINGS : warnAtPercent);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(at, String.valueOf(e.getMessage()));
        }
    }

    private Amount amount(String at) {
        try {
            return Amount.parse(goal);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(at + "/goal", String.valueOf(e.getMessage()));
        }
    }
}
