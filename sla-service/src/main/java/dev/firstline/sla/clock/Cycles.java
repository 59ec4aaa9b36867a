package dev.firstline.sla.clock;

import dev.firstline.contracts.sla.SlaTarget;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of one target of a ticket, one after the other. Each occasion gives rise to one clock; while one lives, what else happens is
 * its matter.
 */
final class Cycles {

    private final SlaTarget target;
    private final Duty duty;
    private final List<Derivation> all = new ArrayList<>();

    /** Those to which something can still happen. */
    private final List<Derivation> open = new ArrayList<>();

    private @Nullable Moment coveredFrom;
    private @Nullable Occasion seen;

    private Cycles(SlaTarget target) {
        this.target = target;
        this.duty = new Duty(target);
    }

    static List<Clock> of(SlaTarget target, List<Moment> moments, Books books) {
        var cycles = new Cycles(target);
        var coverage = Coverage.of(target, moments, books);
        for (int i = 0; i < moments.size(); i++) {
            cycles.take(moments.get(i), coverage.get(i));
        }
        return cycles.all.stream().map(Derivation::clock).toList();
    }

    private void take(Moment moment, @Nullable Given given) {
        open.forEach(cycle -> cycle.take(moment, given));
        open.removeIf(Derivation::isOver);
        if (given == null) {
            return;
        }
        if (coveredFrom == null) {
            coveredFrom = moment;
        }
        var occasion = duty.owed(moment, given.promise().turns());
        if (occasion != null) {
            boolean lives = !all.isEmpty() && !all.getLast().hasEnded();
            if (!lives && !occasion.equals(seen)) {
                begin(occasion, moment, given);
            }
            seen = occasion;
        }
    }

    /** A promise that comes late begins late. */
    private void begin(Occasion occasion, Moment moment, Given given) {
        var since = occasion.at().isBefore(coveredFrom.at()) ? coveredFrom.asOccasion() : occasion;
        var next = new Derivation(new ClockKey(target, all.size() + 1), duty, since, moment, given);
        all.add(next);
        open.add(next);
    }
}
