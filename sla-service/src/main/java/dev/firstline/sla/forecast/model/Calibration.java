package dev.firstline.sla.forecast.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far forecasts would have been right, asked in the past with what was known then.
 *
 * @param clocks about how many clocks something was asked
 * @param judgements how many forecasts were compared with what happened
 * @param brier the mean of (forecast − outcome)², outcome 1 for broken and 0 for met: 0 is perfect; null without judgements
 * @param brierBaseRate the same for who always says the share that was broken until then
 * @param skill 1 − brier / brierBaseRate: above 0 the forecast knows more than the base rate; null where that has no fault
 * @param bins what came of forecasts that said about the same, from never to always
 */
public record Calibration(
        int clocks,
        int judgements,
        @Nullable Double brier,
        @Nullable Double brierBaseRate,
        @Nullable Double skill,
        List<Bin> bins) {

    /**
     * The forecasts from one probability up to, but without, another; the last bin has both.
     *
     * @param forecast the mean of what they said; null without any
     * @param observed the share that was broken; null without any
     */
    public record Bin(
            double from,
            double to,
            int judgements,
            @Nullable Double forecast,
            @Nullable Double observed) {}

    /**
     * Walks forward in time through the questions from {@code from} until before {@code to}. Each is answered by what ended
     * strictly before it was asked, and by nothing else.
     *
     * @param past in any order; all of them are learnt from, in their time
     */
    public static Calibration of(List<PastClock> past, Instant from, Instant to) {
        var ends = past.stream()
                .map(PastClock::end)
                .sorted(Comparator.comparing(EndedClock::endedAt))
                .toList();
        var experience = new Experience();
        var judged = new Judgements();
        int next = 0;
        for (var asked : asked(past, from, to)) {
            while (next < ends.size() && ends.get(next).endedAt().isBefore(asked.at())) {
                experience.learn(ends.get(next));
                next++;
            }
            var said = experience.ask(asked.end().traits(), asked.used()).probability();
            judged.add(asked.clock(), said, experience.baseRate(), asked.end().breached());
        }
        return judged.calibration();
    }

    private record Asked(Instant at, double used, EndedClock end, int clock) {}

    private static List<Asked> asked(List<PastClock> past, Instant from, Instant to) {
        var asked = new ArrayList<Asked>();
        for (int clock = 0; clock < past.size(); clock++) {
            for (var question : past.get(clock).questions()) {
                if (!question.at().isBefore(from) && question.at().isBefore(to)) {
                    asked.add(new Asked(
                            question.at(), question.used(), past.get(clock).end(), clock));
                }
            }
        }
        asked.sort(Comparator.comparing(Asked::at));
        return asked;
    }
}
