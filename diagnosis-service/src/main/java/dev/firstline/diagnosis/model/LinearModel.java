package dev.firstline.diagnosis.model;

import dev.firstline.diagnosis.lexicon.Tokens;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A multinomial logistic regression, read from a text file. Its lines are {@code data WHAT IT WAS TRAINED ON}, {@code scale TEXT TOLD},
 * {@code head NAME LABEL LABEL…} for each question, then {@code feature<TAB>weights}, one weight in thousandths for each label of each
 * head; the feature {@code bias} always counts. Pure; shared by threads.
 */
public final class LinearModel {

    /** The feature that every ticket shows. */
    public static final String BIAS = "bias";

    /** Weights are written as whole numbers of this part. */
    public static final double UNIT = 1000;

    private static final int VERSION_BYTES = 6;

    private final String version;
    private final String data;
    private final double textScale;
    private final double toldScale;
    private final List<Head> heads;
    private final int columns;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final List<int[]> weights = new ArrayList<>();

    private LinearModel(String text) {
        version = versionOf(text);
        var data = "";
        var scales = new double[2];
        var heads = new ArrayList<Head>();
        for (var line : text.lines().toList()) {
            var words = List.of(line.split(" "));
            if (line.startsWith("data ")) {
                data = line.substring("data ".length());
            } else if (line.startsWith("scale ")) {
                scales[0] = Double.parseDouble(words.get(1));
                scales[1] = Double.parseDouble(words.get(2));
            } else if (line.startsWith("head ")) {
                heads.add(new Head(words.get(1), words.subList(2, words.size())));
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                feature(line, line.split("\t"));
            }
        }
        this.data = data;
        this.heads = List.copyOf(heads);
        textScale = scales[0];
        toldScale = scales[1];
        columns = heads.stream().mapToInt(head -> head.labels().size()).sum();
        if (columns == 0 || !numbers.containsKey(BIAS) || weights.stream().anyMatch(of -> of.length != columns)) {
            throw new IllegalArgumentException(
                    "a model has heads, a bias, and a weight for each label of each feature");
        }
    }

    /**
     * From the text of its file.
     *
     * @throws IllegalArgumentException when it has no heads, no bias, or a feature has too few weights or too many
     */
    public static LinearModel parse(String text) {
        return new LinearModel(text);
    }

    /** Derived from the whole file: whoever trains anew need not think of a number. */
    public String version() {
        return version;
    }

    /** What it was trained on. */
    public String data() {
        return data;
    }

    /**
     * What it holds of a text.
     *
     * @param told what was found in it by other means; a name that the model does not know says nothing
     */
    public Scores on(Tokens words, Collection<String> told) {
        var inText = new BitSet();
        TextFeatures.of(words, name -> {
            var number = numbers.get(name);
            if (number != null) {
                inText.set(number);
            }
        });
        var found = new BitSet();
        told.forEach(name -> {
            var number = numbers.get(name);
            if (number != null) {
                found.set(number);
            }
        });
        var sums = new double[columns];
        add(sums, numbers.getOrDefault(BIAS, 0), 1);
        double each = textValue(textScale, inText.cardinality());
        inText.stream().forEach(number -> add(sums, number, each));
        found.stream().forEach(number -> add(sums, number, toldScale));
        return new Scores(this, sums, inText, found, each, toldScale);
    }

    /** A long text has many features, so each of them says less. */
    public static double textValue(double scale, int features) {
        return features == 0 ? 0 : scale / Math.sqrt(features);
    }

    List<Head> heads() {
        return heads;
    }

    String name(int number) {
        return names.get(number);
    }

    int weight(int number, int column) {
        return weights.get(number)[column];
    }

    private void add(double[] sums, int number, double value) {
        var of = weights.get(number);
        for (int column = 0; column < columns; column++) {
            sums[column] += of[column] / UNIT * value;
        }
    }

    private void feature(String line, String[] cells) {
        try {
            numbers.put(cells[0], names.size());
            names.add(cells[0]);
            weights.add(Arrays.stream(cells).skip(1).mapToInt(Integer::parseInt).toArray());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + line + "': a weight is a whole number", e);
        }
    }

    private static String versionOf(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, VERSION_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
