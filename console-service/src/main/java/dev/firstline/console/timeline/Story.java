package dev.firstline.console.timeline;

import dev.firstline.contracts.diagnosis.DecisionStep;
import dev.firstline.contracts.diagnosis.Evidence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fact as it is told to people.
 *
 * @param headline one line, without a full stop
 * @param details further facts, each with a name
 * @param evidence what a decision rests on; empty for all else
 * @param steps the rules that a decision tried; empty for all else
 */
public record Story(
        Tone tone, String headline, List<Detail> details, List<Evidence> evidence, List<DecisionStep> steps) {

    /** A named fact. */
    public record Detail(String name, String value) {}

    static Story of(Tone tone, String headline) {
        return new Story(tone, headline, List.of(), List.of(), List.of());
    }

    /** With a detail more, unless there is nothing to tell. */
    Story and(String name, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return this;
        }
        var more = new ArrayList<>(details);
        more.add(new Detail(name, value));
        return new Story(tone, headline, List.copyOf(more), evidence, steps);
    }

    Story because(@Nullable List<Evidence> evidence, @Nullable List<DecisionStep> steps) {
        return new Story(
                tone, headline, details, evidence == null ? List.of() : evidence, steps == null ? List.of() : steps);
    }
}
