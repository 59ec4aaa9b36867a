package dev.firstline.sla.settings;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.contracts.TenantPath;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.stream.Collectors;

/** Whether each policy finds the calendars by which it counts, now and at every later turn; within an open transaction. */
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
     * @throws Problem 409 when a policy would miss a calendar at that instant or later
     */
    void require(TenantPath tenant, Instant from) {
        var history = settings.history(tenant);
        for (var turn : history.turnsFrom(from)) {
            var known = history.calendars(turn).stream().map(Setting::code).collect(Collectors.toSet());
            for (var policy : history.policies(turn)) {
                for (var rule : policy.value().rules()) {
                    for (var goal : rule.goals()) {
                        if (!known.contains(goal.calendar())) {
                            throw Problem.conflict(
                                    "From " + turn + " on, policy " + policy.code() + " of "
                                            + tenant.value() + " would count by calendar " + goal.calendar()
                                            + ", which is not in force then; set the calendar for that time, or another policy.");
                        }
                    }
                }
            }
        }
    }

    /**
     * For the policies of a tenant and of all tenants below it: they may count by what it ends.
     *
     * @throws Problem 409 when a policy would miss a calendar at that instant or later
     */
    void requireBelow(TenantPath tenant, Instant from) {
        policies.tenants().stream().map(TenantPath::new).filter(tenant::covers).forEach(below -> require(below, from));
    }
}
