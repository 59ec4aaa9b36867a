package dev.firstline.diagnosis.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Trains a {@link LinearModel}: multinomial logistic regression by stochastic gradients with L2, twice: once to find the features that
 * matter, once with these alone. The same examples in the same order give the same file on every machine.
 */
public final class Trainer {

    /**
     * A text with what is known of it.
     *
     * @param group tickets that tell the same story, so that none of them is learnt from and asked about
     * @param labels by head; one that is missing is not learnt from
     * @param weight how much it counts
     */
    public record Example(
            String group, Collection<String> text, Collection<String> told, Map<String, String> labels, double weight) {

        /** Each name once, and one string for each name: most stand in thousands of examples. */
        public Example {
            text = text.stream().map(String::intern).distinct().toList();
        }
    }

    /**
     * How to train.
     *
     * @param fewest groups in which a feature of the text must be
     * @param most features of the text that are kept
     * @param decay of the weights, L2
     */
    public record Settings(
            double textScale, double toldScale, int fewest, int most, double decay, double rate, int epochs) {}

    /** What an example shows, by number; per head the column of its label, or -1. */
    private record Row(int[] text, int[] told, double textValue, int[] labels, double weight) {}

    private static final long SEED = 20_261_129;

    private final List<Head> heads;
    private final Settings settings;
    private final int[] from;
    private final int columns;

    /** For these questions. */
    public Trainer(List<Head> heads, Settings settings) {
        this.heads = heads;
        this.settings = settings;
        from = new int[heads.size() + 1];
        for (int head = 0; head < heads.size(); head++) {
            from[head + 1] = from[head] + heads.get(head).labels().size();
        }
        columns = from[heads.size()];
    }

    /** The text of the model's file. */
    public String train(List<Example> examples, String data) {
        var told = new TreeSet<String>();
        examples.forEach(example -> told.addAll(example.told()));
        var often = often(examples);
        var first = fit(examples, often, told, Math.max(2, settings.epochs() / 2));
        var kept = strongest(often, first);
        return write(data, kept, told, fit(examples, kept, told, settings.epochs()));
    }

    private List<String> often(List<Example> examples) {
        var byGroup = new LinkedHashMap<String, List<Example>>();
        examples.forEach(example -> byGroup.computeIfAbsent(example.group(), key -> new ArrayList<>())
                .add(example));
        var groups = new HashMap<String, Integer>();
        for (var told : byGroup.values()) {
            told.stream()
                    .flatMap(example -> example.text().stream())
                    .distinct()
                    .forEach(name -> groups.merge(name, 1, Integer::sum));
        }
        return groups.entrySet().stream()
                .filter(entry -> entry.getValue() >= settings.fewest())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private List<String> strongest(List<String> names, double[][] weights) {
        return IntStream.range(0, names.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer number) -> length(weights[number + 1]))
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .limit(settings.most())
                .map(names::get)
                .sorted()
                .toList();
    }

    private static double length(double[] weights) {
        return Arrays.stream(weights).map(weight -> weight * weight).sum();
    }

    /** Weights by feature: the bias, those of the text, then those told. */
    private double[][] fit(List<Example> examples, List<String> text, Collection<String> told, int epochs) {
        var numbers = new HashMap<String, Integer>();
        text.forEach(name -> numbers.put(name, numbers.size() + 1));
        told.forEach(name -> numbers.put(name, numbers.size() + 1));
        var rows = new ArrayList<Row>();
        examples.forEach(example -> rows.add(row(example, numbers)));
        var weights = new double[numbers.size() + 1][columns];
        var sums = new double[numbers.size() + 1][columns];
        var random = new Random(SEED);
        var order = IntStream.range(0, rows.size()).toArray();
        int averaged = 0;
        for (int epoch = 0; epoch < epochs; epoch++) {
            shuffle(order, random);
            double rate = settings.rate() / (1 + epoch);
            for (int at : order) {
                learn(rows.get(at), weights, rate);
            }
            if (epoch >= epochs / 2) {
                averaged++;
                add(sums, weights);
            }
        }
        for (var of : sums) {
            for (int column = 0; column < columns; column++) {
                of[column] /= averaged;
            }
        }
        return sums;
    }

    private Row row(Example example, Map<String, Integer> numbers) {
        var text = example.text().stream()
                .filter(numbers::containsKey)
                .mapToInt(numbers::get)
                .sorted()
                .toArray();
        var told = example.told().stream()
                .distinct()
                .mapToInt(numbers::get)
                .sorted()
                .toArray();
        var labels = heads.stream()
                .mapToInt(head -> head.labels().indexOf(example.labels().getOrDefault(head.name(), "")))
                .toArray();
        return new Row(text, told, LinearModel.textValue(settings.textScale(), text.length), labels, example.weight());
    }

    private void learn(Row row, double[][] weights, double rate) {
        var gradient = weights[0].clone();
        for (int number : row.told()) {
            add(gradient, weights[number], settings.toldScale());
        }
        for (int number : row.text()) {
            add(gradient, weights[number], row.textValue());
        }
        for (int head = 0; head < heads.size(); head++) {
            gradient(gradient, from[head], from[head + 1], row.labels()[head], row.weight());
        }
        step(weights[0], gradient, rate, 0);
        for (int number : row.told()) {
            step(weights[number], gradient, rate, settings.toldScale());
        }
        for (int number : row.text()) {
            step(weights[number], gradient, rate, row.textValue());
        }
    }

    /** Of scores makes what they are off. */
    private static void gradient(double[] scores, int from, int to, int label, double weight) {
        if (label < 0) {
            Arrays.fill(scores, from, to, 0);
            return;
        }
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            highest = Math.max(highest, scores[i]);
        }
        double all = 0;
        for (int i = from; i < to; i++) {
            scores[i] = StrictMath.exp(scores[i] - highest);
            all += scores[i];
        }
        for (int i = from; i < to; i++) {
            scores[i] = (scores[i] / all - (i - from == label ? 1 : 0)) * weight;
        }
    }

    private void step(double[] weights, double[] gradient, double rate, double value) {
        boolean bias = value == 0;
        for (int column = 0; column < columns; column++) {
            double slope = bias ? gradient[column] : gradient[column] * value + settings.decay() * weights[column];
            weights[column] -= rate * slope;
        }
    }

    private static void add(double[] to, double[] weights, double value) {
        for (int column = 0; column < to.length; column++) {
            to[column] += weights[column] * value;
        }
    }

    private static void add(double[][] sums, double[][] weights) {
        for (int number = 0; number < sums.length; number++) {
            add(sums[number], weights[number], 1);
        }
    }

    private static void shuffle(int[] order, Random random) {
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int at = order[i];
            order[i] = order[other];
            order[other] = at;
        }
    }

    private String write(String data, List<String> text, Collection<String> told, double[][] weights) {
        var file = new StringBuilder("# Trained by ModelTest; not to be edited. How: docs/diagnosis.md, The model.\n");
        file.append("data ").append(data).append('\n');
        file.append("scale ")
                .append(settings.textScale())
                .append(' ')
                .append(settings.toldScale())
                .append('\n');
        heads.forEach(head -> file.append("head ")
                .append(head.name())
                .append(' ')
                .append(String.join(" ", head.labels()))
                .append('\n'));
        var names = new LinkedHashSet<String>(List.of(LinearModel.BIAS));
        names.addAll(text);
        names.addAll(told);
        int number = 0;
        for (var name : names) {
            file.append(name);
            for (double weight : weights[number++]) {
                file.append('\t').append(Math.round(weight * LinearModel.UNIT));
            }
            file.append('\n');
        }
        return file.toString();
    }
}
