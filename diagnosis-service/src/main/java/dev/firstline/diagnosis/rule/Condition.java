package dev.firstline.diagnosis.rule;

import dev.firstline.contracts.diagnosis.Evidence;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What must hold for a rule to decide; tells the evidence when it does. A pure function of the reading. */
@FunctionalInterface
public interface Condition {

    /** The evidence that it holds (possibly none to show), or empty when it does not hold. */
    Optional<List<Evidence>> test(Reading reading);

    /** Holds when the words tell at least one of the signals; the evidence is one term per signal told. */
    static Condition said(Signal... signals) {
        return reading -> {
            var evidence = Stream.of(signals)
                    .flatMap(signal -> reading.evidence(signal).stream())
                    .toList();
            return evidence.isEmpty() ? Optional.empty() : Optional.of(evidence);
        };
    }

    /** Holds when a field has such a value; a field that is not filled has none. */
    static <T> Condition field(String name, Function<TicketFacts, T> field, Predicate<T> wanted) {
        return reading -> Optional.ofNullable(field.apply(reading.facts()))
                .filter(wanted)
                .map(value -> List.of(new Evidence(Evidence.Kind.FIELD, name, value.toString())));
    }

    /** Holds when the reading has the property; nothing to show for it. */
    static Condition when(Predicate<Reading> property) {
        return reading -> property.test(reading) ? Optional.of(List.of()) : Optional.empty();
    }

    /** Always holds. */
    static Condition always() {
        return reading -> Optional.of(List.of());
    }

    /** Holds when both hold; the evidence of both. */
    default Condition and(Condition other) {
        return reading -> test(reading)
                .flatMap(mine -> other.test(reading)
                        .map(theirs -> Stream.concat(mine.stream(), theirs.stream())
                                .distinct()
                                .toList()));
    }

    /** Holds when one of them holds; the evidence of the first that does. */
    default Condition or(Condition other) {
        return reading -> test(reading).or(() -> other.test(reading));
    }

    /** Holds when this holds and the other does not. */
    default Condition unless(Condition other) {
        return reading -> test(reading).filter(evidence -> other.test(reading).isEmpty());
    }

    /** Holds when this holds and the words tell none of the signals. */
    default Condition unless(Signal... signals) {
        return unless(said(signals));
    }
}
