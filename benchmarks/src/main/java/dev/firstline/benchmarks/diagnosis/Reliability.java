package dev.firstline.benchmarks.diagnosis;

import dev.firstline.benchmarks.ground.Table;
import java.util.List;
import java.util.OptionalDouble;

/** Of the outcomes that were said with a confidence, how many were right: by tenths of it. */
final class Reliability {

    private static final int TENTHS = 10;

    private Reliability() {}

    /** The table; empty when no decision carries a confidence. */
    static List<Table> of(List<Judged> judged) {
        var sure = judged.stream()
                .filter(one -> one.told().confidence().isPresent())
                .toList();
        if (sure.isEmpty()) {
            return List.of();
        }
        var table = new Table("confidence", "n", "said", "right");
        for (int tenth = 0; tenth < TENTHS; tenth++) {
            int which = tenth;
            var bin = sure.stream().filter(one -> tenth(one) == which).toList();
            if (!bin.isEmpty()) {
                table.row(
                        "%.1f to %.1f".formatted(tenth / 10.0, (tenth + 1) / 10.0),
                        bin.size(),
                        "%.3f".formatted(meanConfidence(bin)),
                        "%.3f".formatted(shareRight(bin)));
            }
        }
        return List.of(table);
    }

    /** How far confidence and share of right ones lie apart, each tenth by its number; empty without a confidence. */
    static OptionalDouble error(List<Judged> judged) {
        var sure = judged.stream()
                .filter(one -> one.told().confidence().isPresent())
                .toList();
        if (sure.isEmpty()) {
            return OptionalDouble.empty();
        }
        double apart = 0;
        for (int tenth = 0; tenth < TENTHS; tenth++) {
            int which = tenth;
            var bin = sure.stream().filter(one -> tenth(one) == which).toList();
            if (!bin.isEmpty()) {
                apart += bin.size() * Math.abs(meanConfidence(bin) - shareRight(bin));
            }
        }
        return OptionalDouble.of(apart / sure.size());
    }

    private static int tenth(Judged one) {
        return Math.clamp((long) (one.told().confidence().orElse(0) * TENTHS), 0, TENTHS - 1);
    }

    private static double meanConfidence(List<Judged> bin) {
        return bin.stream()
                .mapToDouble(one -> one.told().confidence().orElse(0))
                .average()
                .orElse(0);
    }

    /** The likeliest outcome counts, also where a person was asked: the confidence is that outcome's. */
    private static double shareRight(List<Judged> bin) {
        return (double) bin.stream().filter(Judged::isBestOutcomeRight).count() / bin.size();
    }
}
