package dev.firstline.sla.settings;

import dev.firstline.sla.calendar.BusinessCalendar;
import dev.firstline.sla.policy.Amount;
import dev.firstline.sla.policy.Thresholds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All that is wrong with a policy that could be read, each fault at the very value; what is missing is none of its matters. */
final class PolicyFaults {

    private final Map<String, Optional<BusinessCalendar>> calendars;
    private final Instant from;
    private final Faults faults;

    private PolicyFaults(Map<String, Optional<BusinessCalendar>> calendars, Instant from, Faults faults) {
        this.calendars = calendars;
        this.from = from;
        this.faults = faults;
    }

    /**
     * Looks for them.
     *
     * @param at JSON pointer of the policy
     * @param calendars that it may name; empty for one that has faults of its own
     * @param from when it begins to count
     */
    static void find(
            PolicyBody body,
            String at,
            Map<String, Optional<BusinessCalendar>> calendars,
            Instant from,
            Faults faults) {
        if (body.rules() != null) {
            new PolicyFaults(calendars, from, faults).rules(body.rules(), at + "/rules");
        }
    }

    private void rules(List<PolicyBody.RuleBody> rules, String at) {
        var ids = new HashMap<String, Integer>();
        for (int i = 0; i < rules.size(); i++) {
            var rule = rules.get(i);
            if (rule == null) {
                continue;
            }
            var other = rule.id() == null ? null : ids.putIfAbsent(rule.id(), i);
            if (other != null) {
                faults.unlessKnown(
                        at + "/" + i + "/id",
                        "is the id of " + at + "/" + other + " too; give each rule one of its own");
            }
            if (rule.when() != null) {
                emptyLists(rule.when(), at + "/" + i + "/when/");
            }
            if (rule.goals() != null) {
                goals(rule.goals(), at + "/" + i + "/goals");
            }
        }
    }

    private void emptyLists(ConditionBody when, String at) {
        for (var field : when.emptyLists()) {
            faults.unlessKnown(
                    at + field, "an empty list names no ticket; leave the field out for all tickets, or name some");
        }
    }

    private void goals(List<GoalBody> goals, String at) {
        var targets = new HashMap<Object, Integer>();
        for (int i = 0; i < goals.size(); i++) {
            var goal = goals.get(i);
            if (goal == null) {
                continue;
            }
            var other = goal.target() == null ? null : targets.putIfAbsent(goal.target(), i);
            if (other != null) {
                faults.unlessKnown(
                        at + "/" + i + "/target",
                        "has a goal at " + at + "/" + other + " too; a rule has one per target");
            }
            goal(goal, at + "/" + i);
        }
    }

    private void goal(GoalBody goal, String at) {
        var calendar = calendar(goal, at);
        var amount = amount(goal, at);
        var before = times(goal.warnBefore(), at + "/warnBefore");
        var after = times(goal.overdueAfter(), at + "/overdueAfter");
        if (goal.warnAtPercent() != null
                && goal.warnAtPercent().stream().anyMatch(share -> share != null && (share < 1 || share > 99))) {
            shares(at);
        }
        turns(goal, at);
        if (amount == null) {
            return;
        }
        before.stream()
                .filter(time -> time.compareTo(amount.longest()) >= 0)
                .findFirst()
                .ifPresent(time -> faults.at(
                        at,
                        "a warning " + time + " before due never comes, since the goal of " + amount
                                + " is not longer; give a shorter time"));
        if (calendar != null) {
            reach(goal, amount, after, calendar, at);
        }
    }

    private void turns(GoalBody goal, String at) {
        var unanswered = goal.unansweredFault();
        if (unanswered != null) {
            faults.unlessKnown(at + "/unanswered", unanswered);
        }
        var slip = goal.slipFault();
        if (slip != null) {
            faults.unlessKnown(at + "/slip", slip);
        }
    }

    private void shares(String at) {
        faults.at(at, "warnAtPercent: a warning comes at 1 to 99 percent of the goal");
    }

    private @Nullable BusinessCalendar calendar(GoalBody goal, String at) {
        if (goal.calendar() == null) {
            return null;
        }
        var known = calendars.get(goal.calendar());
        if (known != null) {
            return known.orElse(null);
        }
        faults.unlessKnown(
                at + "/calendar",
                "must be the code of a calendar in force, or of one beside it: "
                        + calendars.keySet().stream().sorted().collect(Collectors.joining(", ")));
        return null;
    }

    private @Nullable Amount amount(GoalBody goal, String at) {
        if (goal.goal() == null || faults.touch(at + "/goal")) {
            return null;
        }
        try {
            var amount = Amount.parse(goal.goal());
            if (goal.businessDays() != null && !(amount instanceof Amount.BusinessDays)) {
                faults.unlessKnown(
                        at + "/businessDays",
                        "says how business days are counted, and this goal has none; leave it out");
            }
            return goal.amount();
        } catch (IllegalArgumentException e) {
            faults.at(at + "/goal", String.valueOf(e.getMessage()));
            return null;
        }
    }

    private List<Duration> times(@Nullable List<String> texts, String at) {
        var times = new ArrayList<Duration>();
        for (int i = 0; texts != null && i < texts.size(); i++) {
            if (texts.get(i) == null || faults.touch(at + "/" + i)) {
                continue;
            }
            try {
                times.add(Thresholds.time(texts.get(i)));
            } catch (IllegalArgumentException e) {
                faults.at(at + "/" + i, String.valueOf(e.getMessage()));
            }
        }
        return times;
    }

    private void reach(GoalBody goal, Amount amount, List<Duration> after, BusinessCalendar calendar, String at) {
        if (Reach.isTooFar(calendar, from, amount, Duration.ZERO)) {
            faults.unlessKnown(at + "/goal", Reach.refusal(goal.goal(), calendar.code()));
            return;
        }
        after.stream()
                .filter(time -> Reach.isTooFar(calendar, from, amount, time))
                .findFirst()
                .ifPresent(time -> faults.unlessKnown(
                        at + "/overdueAfter", Reach.refusal(amount + " and " + time + " after due", calendar.code())));
    }
}
