package dev.firstline.benchmarks.cost;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** Where a JVM was, sample by sample. */
final class Samples {

    private static final String BY_PROCESSOR_TIME = "jdk.CPUTimeSample";
    private static final String AT_WORK = "jdk.ExecutionSample";
    private static final String OURS = "dev.firstline.";
    private static final int WORDS_OF_A_PACKAGE = 3;

    /** Each stack with its number of samples; the outermost method first. */
    private final Map<List<String>, Long> stacks = new HashMap<>();

    /** A name and its share of all samples, 0 to 1. */
    record Share(String name, double share) {}

    /** Of a recording. */
    static Samples of(Path recording) throws IOException {
        var byTime = new Samples();
        var atWork = new Samples();
        try (var file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                var event = file.readEvent();
                switch (event.getEventType().getName()) {
                    case BY_PROCESSOR_TIME -> byTime.add(stack(event));
                    case AT_WORK -> atWork.add(stack(event));
                    default -> {}
                }
            }
        }
        return byTime.size() > 0 ? byTime : atWork;
    }

    /** @param stack methods as {@code package.Class.method}, the outermost first */
    void add(List<String> stack) {
        if (!stack.isEmpty()) {
            stacks.merge(List.copyOf(stack), 1L, Long::sum);
        }
    }

    long size() {
        return stacks.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The methods in which most samples were taken. */
    List<Share> hottestMethods(int most) {
        return hottest(most, List::getLast);
    }

    /** The packages in which most samples were taken, by the first three words of their names. */
    List<Share> hottestPackages(int most) {
        return hottest(most, stack -> packageOf(stack.getLast()));
    }

    /** Our methods under which most samples were taken: the innermost of ours on each stack. */
    List<Share> hottestOfOurs(int most) {
        return hottest(
                most,
                stack -> stack.reversed().stream()
                        .filter(method -> method.startsWith(OURS))
                        .findFirst()
                        .orElse("(none of ours)"));
    }

    /** For a program that draws flame graphs: a line for each stack, its methods divided by semicolons, and the number of its samples. */
    void writeCollapsed(Path file) throws IOException {
        var lines = new TreeMap<String, Long>();
        stacks.forEach((stack, samples) -> lines.put(String.join(";", stack), samples));
        Files.write(
                file,
                lines.entrySet().stream()
                        .map(line -> line.getKey() + " " + line.getValue())
                        .toList());
    }

    private List<Share> hottest(int most, Function<List<String>, String> name) {
        var sums = new HashMap<String, Long>();
        stacks.forEach((stack, samples) -> sums.merge(name.apply(stack), samples, Long::sum));
        double all = size();
        return sums.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(sum -> new Share(sum.getKey(), sum.getValue() / all))
                .toList();
    }

    private static String packageOf(String method) {
        var words = new ArrayList<String>();
        for (var word : method.split("\\.")) {
            // Packages are written small, classes are not.
            if (words.size() == WORDS_OF_A_PACKAGE || word.isEmpty() || !Character.isLowerCase(word.charAt(0))) {
                break;
            }
            words.add(word);
        }
        return words.isEmpty() ? method : String.join(".", words);
    }

    private static List<String> stack(RecordedEvent event) {
        var trace = event.getStackTrace();
        if (trace == null) {
            return List.of();
        }
        return trace.getFrames().stream()
                .filter(frame -> frame.isJavaFrame())
                .map(frame -> frame.getMethod().getType().getName() + "."
                        + frame.getMethod().getName())
                .toList()
                .reversed();
    }
}
