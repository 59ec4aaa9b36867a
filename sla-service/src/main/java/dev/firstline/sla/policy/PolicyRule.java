package dev.firstline.sla.policy;

import dev.firstline.contracts.sla.SlaTarget;
import java.util.List;
import java.util.Optional;

/**
 * One line of a policy.
 *
 * @param id its name within the policy, such as {@code first-response-a}
 * @param source where the promise comes from, in words
 * @param when which tickets it is for
 * @param goals at most one per target
 */
public record PolicyRule(String id, String source, Condition when, List<Goal> goals) {

    /** @throws IllegalArgumentException when a target has two goals or there is no goal */
    public PolicyRule {
        goals = List.copyOf(goals);
        if (goals.isEmpty() || goals.stream().map(Goal::target).distinct().count() != goals.size()) {
            throw new IllegalArgumentException("rule " + id + " needs one goal per target that it speaks of");
        }
    }

    /** What it promises that ticket for that target, if it is for it and says anything. */
    Optional<Goal> goal(SlaTarget target, TicketProfile ticket) {
        return goals.stream()
                .filter(goal -> goal.target() == target)
                .filter(goal -> when.holds(ticket))
                .findFirst();
    }
}
