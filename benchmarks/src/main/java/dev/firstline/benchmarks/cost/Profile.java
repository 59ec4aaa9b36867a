package dev.firstline.benchmarks.cost;

import dev.firstline.benchmarks.ground.Report;
import dev.firstline.benchmarks.ground.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the services were in a phase.
 *
 * @param phase whose it is
 * @param samples by service
 */
record Profile(String phase, Map<String, Samples> samples) {

    private static final int HOTTEST = 10;
    private static final double PERCENT = 100;

    /** Reads the recordings, and writes beside each what a program needs that draws flame graphs. */
    static Profile of(String phase, Map<String, Path> recordings) throws IOException {
        var samples = new TreeMap<String, Samples>();
        for (var recording : recordings.entrySet()) {
            var found = Samples.of(recording.getValue());
            found.writeCollapsed(Path.of(recording.getValue().toString().replaceFirst("jfr$", "collapsed.txt")));
            samples.put(recording.getKey(), found);
        }
        return new Profile(phase, samples);
    }

    void tell(Report report) {
        samples.forEach((service, found) -> {
            report.tell("== %s at %s: %,d samples ==".formatted(service, phase, found.size()));
            report.tell(table("hottest methods", found.hottestMethods(HOTTEST)));
            report.tell(table("hottest packages", found.hottestPackages(HOTTEST)));
            report.tell(table("under which of our methods", found.hottestOfOurs(HOTTEST)));
        });
    }

    private static Table table(String name, List<Samples.Share> shares) {
        var table = new Table(name, "% of samples");
        shares.forEach(share -> table.row(share.name(), share.share() * PERCENT));
        return table;
    }
}
