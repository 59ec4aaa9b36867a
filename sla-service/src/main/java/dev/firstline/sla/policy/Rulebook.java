package dev.firstline.sla.policy;

import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.sla.calendar.BusinessCalendar;
import dev.firstline.sla.calendar.ShippedCalendars;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * All that was in force for a tenant at one instant. A ticket keeps the book of the instant at which it was opened, so
 * a promise stays as given however policies and calendars change afterwards.
 *
 * @param policies in the order in which they are asked: the tenant's own first, then its ancestors', last the shipped
 * @param calendars by code; all that the policies speak of
 */
public record Rulebook(List<SlaPolicy> policies, Map<String, BusinessCalendar> calendars) implements PolicyResolution {

    /** Stands for the code of a policy where the vendor's published terms give the promise. */
    public static final String VENDOR = "vendor";

    /** The source of a promise that the vendor's published terms give. */
    public static final String PUBLISHED = "published by the vendor";

    /** @throws IllegalArgumentException when a policy speaks of a calendar that is not there */
    public Rulebook {
        policies = List.copyOf(policies);
        calendars = Map.copyOf(calendars);
        for (var policy : policies) {
            for (var rule : policy.rules()) {
                for (var goal : rule.goals()) {
                    if (!calendars.containsKey(goal.calendar())) {
                        throw new IllegalArgumentException(
                                "policy " + policy.code() + ", rule " + rule.id() + ": no calendar " + goal.calendar());
                    }
                }
            }
        }
    }

    @Override
    public Optional<Promise> promise(SlaTarget target, TicketProfile ticket) {
        for (var policy : policies) {
            for (var rule : policy.rules()) {
                var goal = rule.goal(target, ticket);
                if (goal.isPresent()) {
                    return Optional.of(promise(policy, rule, goal.get()));
                }
            }
        }
        return target == SlaTarget.VENDOR_RESPONSE ? published(ticket) : Optional.empty();
    }

    /** What the vendor itself says of its initial response, where no policy says otherwise. */
    private static Optional<Promise> published(TicketProfile ticket) {
        var terms = ticket.vendor();
        if (terms == null || terms.initialResponse() == null) {
            return Optional.empty();
        }
        var calendar = terms.initialResponse() instanceof Amount.BusinessDays
                ? ShippedCalendars.BUSINESS_HOURS
                : ShippedCalendars.ALWAYS;
        return Optional.of(new Promise(
                VENDOR,
                1,
                terms.route(),
                PUBLISHED,
                terms.initialResponse(),
                ShippedCalendars.named(calendar),
                Goal.usualPauses(SlaTarget.VENDOR_RESPONSE),
                Thresholds.USUAL));
    }

    private Promise promise(SlaPolicy policy, PolicyRule rule, Goal goal) {
        return new Promise(
                policy.code(),
                policy.version(),
                rule.id(),
                rule.source(),
                goal.amount(),
                Objects.requireNonNull(calendars.get(goal.calendar())),
                goal.pausing(),
                goal.thresholds(),
                goal.turns());
    }
}
