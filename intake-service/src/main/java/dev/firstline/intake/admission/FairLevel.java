package dev.firstline.intake.admission;

import java.util.Comparator;
import java.util.List;

/** Max-min fairness by weight: whoever wants less than his share has all he wants, and the others share what is left. */
final class FairLevel {

    private FairLevel() {}

    /**
     * What somebody wants.
     *
     * @param weight above 0
     * @param wanted per second
     */
    record Demand(double weight, double wanted) {

        private double level() {
            return wanted / weight;
        }
    }

    /**
     * What each may have for each unit of weight, so that all together have no more than there is; infinite when there is enough for all.
     *
     * @param supply per second
     */
    static double of(List<Demand> demands, double supply) {
        double left = supply;
        double weight = demands.stream().mapToDouble(Demand::weight).sum();
        for (var demand : demands.stream()
                .sorted(Comparator.comparingDouble(Demand::level))
                .toList()) {
            if (demand.level() > left / weight) {
                return left / weight;
            }
            left -= demand.wanted();
            weight -= demand.weight();
        }
        return Double.POSITIVE_INFINITY;
    }
}
