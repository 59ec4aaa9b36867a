package dev.firstline.diagnosis.rule;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One rule of a rule set.
 *
 * @param id never reused for another meaning, such as {@code own-tenant}
 * @param kind what it finds the ticket to be, which settles the outcome
 * @param meaning one sentence for the people who read a decision
 * @param source the public document it follows
 * @param sourceDate the month of the edition that was followed
 * @param condition when it speaks
 * @param weight points that it brings to its outcome when it speaks; {@link #HARD} decides before all that are weighed
 * @param considerations what makes it weigh more or less
 */
public record Rule(
        String id,
        IssueKind kind,
        String meaning,
        String source,
        YearMonth sourceDate,
        Condition condition,
        int weight,
        List<Consideration> considerations) {

    /** The weight of a hard rule. */
    public static final int HARD = 100;

    /** @throws IllegalArgumentException when the weight is not within 0..100 */
    public Rule {
        considerations = List.copyOf(considerations);
        if (weight < 0 || weight > HARD) {
            throw new IllegalArgumentException("rule " + id + " weighs " + weight + ", not 0 to " + HARD);
        }
    }

    /** Whether it decides at once, in the order of the set. */
    public boolean hard() {
        return weight == HARD;
    }

    /** The same rule with this weight and these considerations. */
    Rule weighing(int points, Consideration... considered) {
        return new Rule(id, kind, meaning, source, sourceDate, condition, points, List.of(considered));
    }

    /** What it has to say on a ticket; empty when it has nothing to say. */
    Optional<Voice> on(Reading reading) {
        return condition.test(reading).map(evidence -> {
            int support = weight;
            int objection = 0;
            var all = evidence;
            for (var consideration : considerations) {
                var why = consideration.condition().test(reading);
                if (why.isPresent() && consideration.points() > 0) {
                    support += consideration.points();
                    all = Stream.concat(all.stream(), why.get().stream())
                            .distinct()
                            .toList();
                } else if (why.isPresent()) {
                    objection -= consideration.points();
                }
            }
            return new Voice(this, all, support, objection);
        });
    }
}
