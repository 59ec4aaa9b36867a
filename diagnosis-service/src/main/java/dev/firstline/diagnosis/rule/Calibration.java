package dev.firstline.diagnosis.rule;

import java.util.TreeMap;

/**
 * Turns the strength of a decision into a confidence: a step function that never falls, fitted on labelled tickets. Its
 * file has a line {@code version NAME}, then lines {@code STRENGTH CONFIDENCE}; the first strength is 0.
 */
public final class Calibration {

    private final String version;
    private final TreeMap<Integer, Double> steps = new TreeMap<>();

    private Calibration(String version) {
        this.version = version;
    }

    /**
     * From the text of its file.
     *
     * @throws IllegalArgumentException when it has no version, does not begin at 0, falls, or leaves 0..1
     */
    public static Calibration parse(String text) {
        var lines = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
        if (lines.size() < 2 || !lines.getFirst().startsWith("version ")) {
            throw new IllegalArgumentException("a calibration begins with 'version NAME', then has steps");
        }
        var read =
                new Calibration(lines.getFirst().substring("version ".length()).strip());
        double before = 0;
        for (var line : lines.subList(1, lines.size())) {
            var columns = line.split(" +");
            double confidence = Double.parseDouble(columns[1]);
            if (confidence < before || confidence > 1) {
                throw new IllegalArgumentException("'" + line + "': a confidence never falls and is at most 1");
            }
            read.steps.put(Integer.valueOf(columns[0]), confidence);
            before = confidence;
        }
        if (read.steps.firstKey() != 0) {
            throw new IllegalArgumentException("the first strength is 0");
        }
        return read;
    }

    /** The confidence of a strength, 0 or more. */
    public double of(int strength) {
        return steps.floorEntry(Math.max(0, strength)).getValue();
    }

    /** The version of the table. */
    public String version() {
        return version;
    }
}
