package dev.firstline.sla.settings;

import dev.firstline.sla.policy.SlaPolicy;
import dev.firstline.sla.policy.Unreachable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What is right by the letter and hardly meant; told beside the answer, and nothing is refused for it. Within an open transaction. */
@ApplicationScoped
public class SettingHints {

    private final CustomersHeardOf customers;

    SettingHints(CustomersHeardOf customers) {
        this.customers = customers;
    }

    /**
     * About a policy.
     *
     * @param asked all that are in force with it, in the order in which they are asked
     * @param at JSON pointer of it
     */
    public void policy(SlaPolicy policy, List<SlaPolicy> asked, String at, Faults faults) {
        for (int r = 0; r < policy.rules().size(); r++) {
            unreachable(policy, r, asked, at + "/rules/" + r, faults);
        }
        customers(policy, at, faults);
    }

    /**
     * About a calendar.
     *
     * @param policies all that may count by it
     * @param at JSON pointer of it
     */
    public void calendar(String code, Collection<SlaPolicy> policies, String at, Faults faults) {
        boolean used = policies.stream()
                .flatMap(policy -> policy.rules().stream())
                .flatMap(rule -> rule.goals().stream())
                .anyMatch(goal -> goal.calendar().equals(code));
        if (!used) {
            faults.hint(at, "no policy of this tenant counts by this calendar yet");
        }
    }

    private static void unreachable(SlaPolicy policy, int index, List<SlaPolicy> asked, String at, Faults faults) {
        var rule = policy.rules().get(index);
        var hidden = rule.goals().stream()
                .map(goal -> Unreachable.of(asked, policy, index, goal.target()))
                .toList();
        if (hidden.stream().allMatch(before -> before.isPresent())) {
            faults.hint(
                    at, "this rule can never act: " + first(hidden.getFirst().orElseThrow(), policy));
            return;
        }
        for (int g = 0; g < hidden.size(); g++) {
            var pointer = at + "/goals/" + g;
            hidden.get(g)
                    .ifPresent(before -> faults.hint(pointer, "this goal is never given: " + first(before, policy)));
        }
    }

    private static String first(Unreachable.Before before, SlaPolicy policy) {
        return "rule " + before.rule() + (before.policy().equals(policy.code()) ? "" : " of policy " + before.policy())
                + " is asked first for every ticket that it is for";
    }

    private void customers(SlaPolicy policy, String at, Faults faults) {
        var named = policy.rules().stream()
                .flatMap(rule -> rule.when().customers().stream())
                .collect(Collectors.toSet());
        if (named.isEmpty()) {
            return;
        }
        var known = customers.named(named);
        for (int r = 0; r < policy.rules().size(); r++) {
            var pointer = at + "/rules/" + r + "/when/customers";
            policy.rules().get(r).when().customers().stream()
                    .filter(customer -> !known.contains(customer))
                    .sorted()
                    .forEach(customer -> faults.hint(
                            pointer,
                            "no ticket of customer " + customer
                                    + " is known here yet; check that it is the customer's id at Firstline"));
        }
    }
}
