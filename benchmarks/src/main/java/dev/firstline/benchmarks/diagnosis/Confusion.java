package dev.firstline.benchmarks.diagnosis;

import dev.firstline.benchmarks.ground.Table;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** What was said where, by what is right: a row for each label, a column for each answer. */
final class Confusion {

    private Confusion() {}

    /** The table; empty when the dimension was not measured. */
    static List<Table> of(Dimension dimension, List<Judged> judged) {
        var measured = judged.stream()
                .filter(one -> one.isRight(dimension).isPresent())
                .toList();
        if (measured.isEmpty()) {
            return List.of();
        }
        var counts = new TreeMap<String, TreeMap<String, Integer>>();
        var answers = new TreeSet<String>();
        for (var one : measured) {
            var answer = Objects.requireNonNull(one.told().answers().get(dimension));
            var labelled = Objects.requireNonNull(one.ticket().labels().get(dimension));
            answers.add(answer);
            counts.computeIfAbsent(labelled, key -> new TreeMap<>()).merge(answer, 1, Integer::sum);
        }
        return List.of(table(dimension, counts, answers));
    }

    /** Above the columns the answers are cut, or the table would be wider than any terminal. */
    private static Table table(
            Dimension dimension, TreeMap<String, TreeMap<String, Integer>> counts, TreeSet<String> answers) {
        var columns = List.copyOf(answers);
        var headers = new String[columns.size() + 2];
        headers[0] = dimension.key() + ": labelled, then said";
        headers[1] = "n";
        for (int i = 0; i < columns.size(); i++) {
            headers[i + 2] = shortened(columns.get(i));
        }
        var table = new Table(headers);
        counts.forEach((labelled, said) -> {
            var cells = new Object[columns.size() + 2];
            cells[0] = labelled;
            cells[1] = said.values().stream().mapToInt(Integer::intValue).sum();
            for (int i = 0; i < columns.size(); i++) {
                cells[i + 2] = said.containsKey(columns.get(i)) ? said.get(columns.get(i)) : "";
            }
            table.row(cells);
        });
        return table;
    }

    private static String shortened(String answer) {
        return answer.length() <= 12 ? answer : answer.substring(0, 11) + ".";
    }
}
