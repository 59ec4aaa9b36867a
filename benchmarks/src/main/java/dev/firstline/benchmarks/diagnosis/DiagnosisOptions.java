package dev.firstline.benchmarks.diagnosis;

import dev.firstline.benchmarks.ground.WrongOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Which tickets are to be judged.
 *
 * @param files with labelled tickets, at least one
 * @param record whether the figures are written into the history beside the first file
 */
record DiagnosisOptions(List<Path> files, boolean record) {

    static final String KNOWN =
            "--file F.jsonl or a folder of such files (more than one --file is judged as one) and --record";

    /** Files whose name begins so are scored alone and never shown. */
    private static final String SEALED = "sealed";

    /** Copies the list. */
    DiagnosisOptions {
        files = List.copyOf(files);
    }

    /**
     * Reads the words behind the name of the benchmark.
     *
     * @throws WrongOption with a sentence that says which there are
     */
    static DiagnosisOptions of(List<String> words) {
        var files = new ArrayList<Path>();
        boolean record = false;
        var left = new ArrayDeque<String>();
        words.forEach(word -> left.addAll(List.of(word.startsWith("--") ? word.split("=", 2) : new String[] {word})));
        while (!left.isEmpty()) {
            var name = left.removeFirst();
            switch (name) {
                case "--file" -> files.addAll(files(left));
                case "--record" -> record = true;
                default -> throw wrong("does not know '" + name + "'; it knows");
            }
        }
        if (files.isEmpty()) {
            throw wrong("needs tickets whose right answer is known:");
        }
        if (files.size() > 1 && files.stream().anyMatch(DiagnosisOptions::isSealed)) {
            throw new WrongOption("A sealed file is scored alone, so that nothing of it is shown.");
        }
        return new DiagnosisOptions(files, record);
    }

    /** Whether only figures may be shown: whoever reads a miss tunes on it. */
    boolean isSealed() {
        return files.stream().anyMatch(DiagnosisOptions::isSealed);
    }

    private static boolean isSealed(Path file) {
        return String.valueOf(file.getFileName()).startsWith(SEALED);
    }

    private static List<Path> files(ArrayDeque<String> words) {
        if (words.isEmpty()) {
            throw wrong("needs a file behind --file; it knows");
        }
        var path = Path.of(words.removeFirst());
        return Files.isDirectory(path) ? within(path) : List.of(path);
    }

    private static List<Path> within(Path folder) {
        try (var entries = Files.list(folder)) {
            var files = entries.filter(file -> file.toString().endsWith(".jsonl") && !isSealed(file))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new WrongOption("The folder " + folder + " has no *.jsonl that is not sealed.");
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WrongOption wrong(String sentence) {
        return new WrongOption("The benchmark 'diagnosis' " + sentence + " " + KNOWN + ".");
    }
}
