package dev.firstline.sla.settings;

import dev.firstline.chassis.http.OneLine;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.sla.policy.Condition;
import dev.firstline.sla.policy.Goal;
import dev.firstline.sla.policy.PolicyRule;
import dev.firstline.sla.policy.SlaPolicy;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A policy as it is sent, shown and stored.
 *
 * @param rank place among the tenant's policies, the lowest is asked first; left out: 100
 * @param rules in the order in which they are asked; may be empty
 */
public record PolicyBody(
        @Nullable @Min(0) Integer rank,
        @NotNull @Size(max = 200, message = Codes.MOST) List<@NotNull @Valid RuleBody> rules) {

    private static final int USUAL_RANK = 100;
    /** Stands where a rule does not say where its promise comes from. */
    public static final String UNKNOWN_SOURCE = "set by the tenant";

    /**
     * One rule.
     *
     * @param id its name within the policy
     * @param source where the promise comes from, in words
     * @param when which tickets it is for; left out: all
     * @param goals at most one per target
     */
    public record RuleBody(
            @NotNull @Pattern(regexp = Codes.PATTERN, message = Codes.MESSAGE) String id,

            @Nullable @OneLine(mayBeBlank = true, words = true) @Size(max = 200) String source,

            @Nullable @Valid ConditionBody when,
            @NotEmpty @Size(max = 10, message = Codes.MOST) List<@NotNull @Valid GoalBody> goals) {

        private PolicyRule toRule(int index) {
            var converted = new ArrayList<Goal>();
            for (int i = 0; i < goals.size(); i++) {
                converted.add(goals.get(i).toGoal("/rules/" + index + "/goals/" + i));
            }
            return new PolicyRule(
                    id,
                    source == null ? UNKNOWN_SOURCE : source,
                    when == null ? Condition.ANY : when.toCondition(),
                    converted);
        }
    }

    /** The body of a policy. */
    public static PolicyBody of(SlaPolicy policy) {
        return new PolicyBody(
                policy.rank(),
                policy.rules().stream()
                        .map(rule -> new RuleBody(
                                rule.id(),
                                rule.source(),
                                rule.when().equals(Condition.ANY) ? null : ConditionBody.of(rule.when()),
                                rule.goals().stream().map(GoalBody::of).toList()))
                        .toList());
    }

    /**
     * The policy.
     *
     * @throws Problem 422 when a goal is no duration or two rules have one id
     */
    public SlaPolicy toPolicy(String code, int version) {
        try {
            var converted = new ArrayList<PolicyRule>();
            for (int i = 0; i < rules.size(); i++) {
                converted.add(rules.get(i).toRule(i));
            }
            return new SlaPolicy(code, version, rank == null ? USUAL_RANK : rank, converted);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("/rules", String.valueOf(e.getMessage()));
        }
    }
}
