package dev.firstline.diagnosis.connection;

import dev.firstline.diagnosis.graph.GraphIssue;
import dev.firstline.diagnosis.graph.GraphReading;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What changed at the vendor since the last poll of a directory. By this alone incidents are opened and ended: what a person made of one
 * meanwhile stands until the vendor says something new.
 *
 * @param open incidents that the vendor works on, the known ones too
 * @param opened ids of those that were not open before
 * @param ended ids of those that are not open any more
 */
record Changes(List<GraphIssue> open, SortedSet<String> opened, SortedSet<String> ended) {

    private static final String ADVISORY = "advisory";

    /** @param held ids of those that were open */
    static Changes of(Set<String> held, GraphReading reading) {
        var open = reading.open().stream().filter(GraphIssue::isIncident).toList();
        var opened = new TreeSet<String>();
        open.forEach(issue -> opened.add(issue.id()));
        opened.removeAll(held);
        var gone = new HashSet<>(reading.over());
        // What the vendor calls less than an incident now explains no ticket any more.
        reading.open().stream()
                .filter(issue -> issue.classification().equals(ADVISORY))
                .forEach(issue -> gone.add(issue.id()));
        var ended = new TreeSet<>(held);
        ended.retainAll(gone);
        return new Changes(open, opened, ended);
    }

    /** All whose incidents are touched, in the order in which they are locked. */
    SortedSet<String> touched() {
        var touched = new TreeSet<>(opened);
        touched.addAll(ended);
        return touched;
    }
}
