package dev.firstline.diagnosis.lexicon;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Terms that tell a signal when they stand together, in any order.
 *
 * @param signal what they stand for together
 * @param wanted numbers of the terms that must be there
 * @param excluded numbers of the terms that must not
 * @param neighbours whether they may be spread over three neighbouring sentences
 */
record Combination(String signal, List<Integer> wanted, List<Integer> excluded, boolean neighbours) {

    /** Of three neighbouring sentences the first and the last are two apart. */
    private static final int REACH = 2;

    /**
     * Every place where they stand together, once per sentence of the first term.
     *
     * @param found per number of a term, per sentence, its first finding there
     */
    List<Finding> in(Map<Integer, TreeMap<Integer, Finding>> found) {
        var first = found.get(wanted.getFirst());
        if (first == null) {
            return List.of();
        }
        var together = new ArrayList<Finding>();
        for (int sentence : first.keySet()) {
            var here = within(found, sentence, sentence);
            for (int before = 0; here == null && neighbours && before <= REACH; before++) {
                here = within(found, sentence - before, sentence - before + REACH);
            }
            if (here != null) {
                together.add(here);
            }
        }
        return together;
    }

    private @Nullable Finding within(Map<Integer, TreeMap<Integer, Finding>> found, int from, int to) {
        for (int number : excluded) {
            if (firstIn(found, number, from, to) != null) {
                return null;
            }
        }
        int start = Integer.MAX_VALUE;
        int end = 0;
        var terms = new ArrayList<String>();
        for (int number : wanted) {
            var one = firstIn(found, number, from, to);
            if (one == null) {
                return null;
            }
            start = Math.min(start, one.from());
            end = Math.max(end, one.to());
            terms.add(one.term());
        }
        return new Finding(signal, String.join(" & ", terms), start, end);
    }

    private static @Nullable Finding firstIn(
            Map<Integer, TreeMap<Integer, Finding>> found, int number, int from, int to) {
        var bySentence = found.get(number);
        var entry = bySentence == null ? null : bySentence.ceilingEntry(from);
        return entry == null || entry.getKey() > to ? null : entry.getValue();
    }
}
