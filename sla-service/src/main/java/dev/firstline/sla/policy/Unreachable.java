package dev.firstline.sla.policy;

import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.contracts.ticket.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Goals that no ticket is ever given, since another one is asked first for every ticket that they are for. */
public final class Unreachable {

    private Unreachable() {}

    /**
     * What stands before a goal.
     *
     * @param policy its policy
     * @param rule its rule; with others together where none does it alone
     */
    public record Before(String policy, String rule) {}

    /**
     * What hides the goals of a rule for a target.
     *
     * @param asked the policies in the order in which they are asked
     * @param policy which of them
     * @param rule which of its rules
     * @return empty when some ticket may reach it
     */
    public static Optional<Before> of(List<SlaPolicy> asked, SlaPolicy policy, int rule, SlaTarget target) {
        var ahead = ahead(asked, policy, rule)
                .filter(one -> one.rule().goals().stream().anyMatch(goal -> goal.target() == target))
                .toList();
        var condition = policy.rules().get(rule).when();
        return coveredBy(ahead, condition)
                .or(() -> together(ahead, severities(condition)))
                .or(() -> together(ahead, kinds(condition)));
    }

    private record Ahead(SlaPolicy policy, PolicyRule rule) {
        Before name() {
            return new Before(policy.code(), rule.id());
        }
    }

    private static Stream<Ahead> ahead(List<SlaPolicy> asked, SlaPolicy policy, int rule) {
        var before = asked.stream()
                .takeWhile(other -> !other.code().equals(policy.code()))
                .flatMap(other -> other.rules().stream().map(one -> new Ahead(other, one)));
        return Stream.concat(before, policy.rules().stream().limit(rule).map(one -> new Ahead(policy, one)));
    }

    private static Optional<Before> coveredBy(List<Ahead> ahead, Condition condition) {
        return ahead.stream()
                .filter(one -> one.rule().when().covers(condition))
                .map(Ahead::name)
                .findFirst();
    }

    /** Whether each part has one ahead of it; the last of those is named. */
    private static Optional<Before> together(List<Ahead> ahead, Stream<Condition> parts) {
        @Nullable Before last = null;
        for (var part : parts.toList()) {
            var found = coveredBy(ahead, part);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            last = found.get();
        }
        return Optional.ofNullable(last);
    }

    private static Stream<Condition> severities(Condition condition) {
        return (condition.severities().isEmpty() ? Arrays.stream(Severity.values()) : condition.severities().stream())
                .map(condition::and);
    }

    private static Stream<Condition> kinds(Condition condition) {
        return condition.breakFix() == null
                ? Stream.of(condition.andBreakFix(true), condition.andBreakFix(false))
                : Stream.of();
    }
}
