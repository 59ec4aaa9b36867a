package dev.firstline.diagnosis.model;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the model holds of one text. */
public final class Scores {

    private record Said(String feature, double weight) {}

    private final LinearModel model;
    private final double[] sums;
    private final BitSet inText;
    private final BitSet told;
    private final double textValue;
    private final double toldValue;

    Scores(LinearModel model, double[] sums, BitSet inText, BitSet told, double textValue, double toldValue) {
        this.model = model;
        this.sums = sums;
        this.inText = inText;
        this.told = told;
        this.textValue = textValue;
        this.toldValue = toldValue;
    }

    /**
     * How likely each answer is; together 1.
     *
     * @throws IllegalArgumentException for a question that the model does not know
     */
    public Map<String, Double> shares(String head) {
        int from = from(head);
        var labels = labels(head);
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < labels.size(); i++) {
            highest = Math.max(highest, sums[from + i]);
        }
        double all = 0;
        var shares = new LinkedHashMap<String, Double>();
        for (int i = 0; i < labels.size(); i++) {
            // The strict one gives the same bits on every machine.
            double share = StrictMath.exp(sums[from + i] - highest);
            shares.put(labels.get(i), share);
            all += share;
        }
        double whole = all;
        shares.replaceAll((label, share) -> share / whole);
        return shares;
    }

    /** The features that speak most for an answer, the strongest first. */
    public List<String> strongest(String head, String label, int most) {
        int column = from(head) + labels(head).indexOf(label);
        var said = new ArrayList<Said>();
        inText.stream().forEach(number -> said.add(said(number, column, textValue)));
        told.stream().forEach(number -> said.add(said(number, column, toldValue)));
        return said.stream()
                .filter(one -> one.weight() > 0)
                .sorted(Comparator.comparingDouble(Said::weight).reversed().thenComparing(Said::feature))
                .limit(most)
                .map(Said::feature)
                .toList();
    }

    private Said said(int number, int column, double value) {
        return new Said(model.name(number), model.weight(number, column) * value);
    }

    private List<String> labels(String head) {
        return model.heads().stream()
                .filter(one -> one.name().equals(head))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the model does not answer '" + head + "'"))
                .labels();
    }

    private int from(String head) {
        int from = 0;
        for (var one : model.heads()) {
            if (one.name().equals(head)) {
                return from;
            }
            from += one.labels().size();
        }
        throw new IllegalArgumentException("the model does not answer '" + head + "'");
    }
}
