package dev.firstline.sla.settings;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.contracts.TenantPath;
import dev.firstline.sla.calendar.BusinessCalendar;
import dev.firstline.sla.policy.Goal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether each policy finds the calendars by which it counts, and room for its warnings in their days, now and at every later turn;
 * within an open transaction.
 */
@ApplicationScoped
class CalendarsPresent {

    private final Settings settings;
    private final PolicyVersions policies;

    CalendarsPresent(Settings settings, PolicyVersions policies) {
        this.settings = settings;
        this.policies = policies;
    }

    /**
     * For the policies of a tenant.
     *
     * @throws Problem 409 when a policy would miss a calendar at that instant or later, or warn before its goal begins
     */
    void require(TenantPath tenant, Instant from) {
        var history = settings.history(tenant);
        for (var turn : history.turnsFrom(from)) {
            var known = history.calendars(turn).stream()
                    .collect(Collectors.toMap(Setting::code, Setting::value, (nearer, farther) -> nearer));
            for (var policy : history.policies(turn)) {
                for (var rule : policy.value().rules()) {
                    for (var goal : rule.goals()) {
                        require(goal, known.get(goal.calendar()), policy.code(), tenant, turn);
                    }
                }
            }
        }
    }

    /**
     * For a calendar that is set: no goal of the tenant and of those below may take more than twenty years by it.
     *
     * @param pointer of what makes it so
     * @throws Problem 422 when one would
     */
    void requireReach(TenantPath tenant, Instant from, BusinessCalendar changed, String pointer) {
        Stream.concat(Stream.of(tenant), policies.tenants().stream().map(TenantPath::new))
                .distinct()
                .filter(tenant::covers)
                .forEach(below -> requireReachOf(below, from, changed, pointer));
    }

    private void requireReachOf(TenantPath tenant, Instant from, BusinessCalendar changed, String pointer) {
        var history = settings.history(tenant);
        for (var turn : history.turnsFrom(from)) {
            boolean counts = history.calendars(turn).stream()
                    .anyMatch(setting -> setting.value().equals(changed));
            if (!counts) {
                continue;
            }
            for (var policy : history.policies(turn)) {
                policy.value().rules().stream()
                        .flatMap(rule -> rule.goals().stream())
                        .filter(goal -> goal.calendar().equals(changed.code()))
                        .filter(goal -> isTooFar(goal, changed, turn))
                        .findFirst()
                        .ifPresent(goal -> {
                            throw Problem.invalid(
                                    pointer,
                                    "policy " + policy.code() + " of " + tenant.value() + " counts by it: "
                                            + Reach.refusal(goal.amount().toString(), changed.code()));
                        });
            }
        }
    }

    private static boolean isTooFar(Goal goal, BusinessCalendar calendar, Instant start) {
        var after = goal.thresholds().overdueAfter();
        return Reach.isTooFar(calendar, start, goal.amount(), after.isEmpty() ? Duration.ZERO : after.getLast());
    }

    private static void require(
            Goal goal, @Nullable BusinessCalendar calendar, String policy, TenantPath tenant, Instant turn) {
        var whose = "From " + turn + " on, policy " + policy + " of " + tenant.value();
        if (calendar == null) {
            throw Problem.conflict(whose + " would count by calendar " + goal.calendar()
                    + ", which is not in force then; set the calendar for that time, or another policy.");
        }
        var never = goal.tooEarly(goal.amount().in(calendar));
        if (never.isPresent()) {
            throw Problem.conflict(whose + " would warn " + never.get() + " before a goal of " + goal.amount()
                    + " is due, which is not longer than " + goal.amount().in(calendar) + " by calendar "
                    + goal.calendar()
                    + "; give a shorter time in the policy, or another calendar.");
        }
    }

    /**
     * For the policies of a tenant and of all tenants below it: they may count by what it ends.
     *
     * @throws Problem 409 when a policy would miss a calendar at that instant or later, or warn before its goal begins
     */
    void requireBelow(TenantPath tenant, Instant from) {
        policies.tenants().stream().map(TenantPath::new).filter(tenant::covers).forEach(below -> require(below, from));
    }
}
