package dev.firstline.benchmarks.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Small sums over figures. */
public final class Figures {

    private Figures() {}

    /**
     * The middle one; of an even number, the mean of the two in the middle.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static double median(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("the median of nothing");
        }
        var sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** With that many decimals; what is not a number stays so. */
    public static double rounded(double value, int decimals) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value)
                        .setScale(decimals, RoundingMode.HALF_UP)
                        .doubleValue()
                : value;
    }
}
