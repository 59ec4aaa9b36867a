package dev.firstline.benchmarks.diagnosis;

import dev.firstline.benchmarks.figures.Figures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The shares of right answers among tickets that were judged. Where nothing could be judged, a share is null. */
record Score(List<Judged> judged) {

    private static final int DECIMALS = 4;

    /** Copies the list. */
    Score {
        judged = List.copyOf(judged);
    }

    /** By the keys of the last line, in their order. */
    Map<String, @Nullable Object> figures() {
        var labelled = where(judged, one -> one.ticket().labels().containsKey(Dimension.OUTCOME));
        var figures = new LinkedHashMap<String, @Nullable Object>();
        figures.put("n", judged.size());
        figures.put("coverage", share(judged, one -> one.told().isDecided()));
        figures.put("outcome", share(where(labelled, one -> one.told().isDecided()), Judged::isOutcomeRight));
        figures.put("outcome_all", share(labelled, Judged::isOutcomeRight));
        figures.put("outcome_best", share(labelled, Judged::isBestOutcomeRight));
        figures.put("recall_leave_desk", share(where(labelled, Judged::mustLeave), Judged::isSeenLeaving));
        figures.put(Dimension.KIND.key(), share(Dimension.KIND));
        figures.put(Dimension.CATEGORY.key(), share(Dimension.CATEGORY));
        figures.put(Dimension.FAMILY.key(), share(Dimension.FAMILY));
        figures.put(Dimension.SEVERITY.key(), share(Dimension.SEVERITY));
        figures.put("severity_within_one", severityWithinOne());
        figures.put(Dimension.BREAK_FIX.key(), share(Dimension.BREAK_FIX));
        figures.put(Dimension.LANGUAGE.key(), share(Dimension.LANGUAGE));
        figures.put(Dimension.ROUTE.key(), share(Dimension.ROUTE));
        figures.put(Dimension.BLOCKED.key(), share(Dimension.BLOCKED));
        figures.put("all_right", share(labelled, Judged::isWhollyRight));
        return figures;
    }

    private @Nullable Double share(Dimension dimension) {
        return share(measured(dimension), one -> one.isRight(dimension).orElse(false));
    }

    private List<Judged> measured(Dimension dimension) {
        return where(judged, one -> one.isRight(dimension).isPresent());
    }

    private @Nullable Double severityWithinOne() {
        return share(measured(Dimension.SEVERITY), one -> {
            var labelled = one.ticket().labels().getOrDefault(Dimension.SEVERITY, "");
            var told = one.told().answers().getOrDefault(Dimension.SEVERITY, "");
            return labelled.length() == 1 && told.length() == 1 && Math.abs(labelled.charAt(0) - told.charAt(0)) <= 1;
        });
    }

    private static List<Judged> where(List<Judged> judged, Predicate<Judged> condition) {
        return judged.stream().filter(condition).toList();
    }

    private static @Nullable Double share(List<Judged> of, Predicate<Judged> condition) {
        return of.isEmpty()
                ? null
                : Figures.rounded((double) where(of, condition).size() / of.size(), DECIMALS);
    }
}
