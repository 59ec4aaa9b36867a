package dev.firstline.sla.policy;

import java.util.List;

/**
 * An ordered list of rules. For each target the first rule that is for the ticket and names the target decides.
 *
 * @param code its name in the tenant, such as {@code program}
 * @param version grows by one with every change; a version is never edited
 * @param rank place among the policies of the tenant; the lowest is asked first
 * @param rules may be empty: a policy that promises nothing and so hides the one of the same code that it overrides
 */
public record SlaPolicy(String code, int version, int rank, List<PolicyRule> rules) {

    /** @throws IllegalArgumentException when two rules have the same id */
    public SlaPolicy {
        rules = List.copyOf(rules);
        if (rules.stream().map(PolicyRule::id).distinct().count() != rules.size()) {
            throw new IllegalArgumentException("two rules of policy " + code + " have the same id");
        }
    }
}
