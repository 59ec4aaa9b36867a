package dev.firstline.sla.forecast.model;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** Forecasts beside what happened, summed up. */
final class Judgements {

    private static final int BINS = 10;

    private final List<Sums> bins =
            IntStream.range(0, BINS).mapToObj(any -> new Sums()).toList();
    private final BitSet clocks = new BitSet();

    private static final class Sums {
        private int judgements;
        private int breached;
        private double said;
        private double error;
        private double errorOfBaseRate;
    }

    /**
     * Adds one.
     *
     * @param clock its number
     * @param said by the forecast
     * @param baseRate what it is compared with
     */
    void add(int clock, double said, double baseRate, boolean breached) {
        clocks.set(clock);
        var bin = bins.get(Math.min((int) (said * BINS), BINS - 1));
        int outcome = breached ? 1 : 0;
        bin.judgements++;
        bin.breached += outcome;
        bin.said += said;
        bin.error += (said - outcome) * (said - outcome);
        bin.errorOfBaseRate += (baseRate - outcome) * (baseRate - outcome);
    }

    Calibration calibration() {
        int judgements = bins.stream().mapToInt(bin -> bin.judgements).sum();
        double error = bins.stream().mapToDouble(bin -> bin.error).sum();
        double errorOfBaseRate =
                bins.stream().mapToDouble(bin -> bin.errorOfBaseRate).sum();
        return new Calibration(
                clocks.cardinality(),
                judgements,
                judgements == 0 ? null : error / judgements,
                judgements == 0 ? null : errorOfBaseRate / judgements,
                errorOfBaseRate == 0 ? null : 1 - error / errorOfBaseRate,
                IntStream.range(0, BINS).mapToObj(this::bin).toList());
    }

    private Calibration.Bin bin(int number) {
        var bin = bins.get(number);
        return new Calibration.Bin(
                (double) number / BINS,
                (number + 1.0) / BINS,
                bin.judgements,
                bin.judgements == 0 ? null : bin.said / bin.judgements,
                bin.judgements == 0 ? null : (double) bin.breached / bin.judgements);
    }
}
