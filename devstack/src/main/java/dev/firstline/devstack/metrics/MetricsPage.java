package dev.firstline.devstack.metrics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which metrics each service has, as {@code docs/metrics.md} says: the rows of its tables that begin with a metric's name. */
public final class MetricsPage {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(firstline_[a-z_]+)` \\| ([a-z, ]+) \\|");

    private final Map<String, Set<String>> services;

    private MetricsPage(Map<String, Set<String>> services) {
        this.services = services;
    }

    /** The page of this checkout. */
    public static MetricsPage read() {
        try {
            return of(Files.readString(root().resolve("docs/metrics.md")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MetricsPage of(String page) {
        var services = new TreeMap<String, Set<String>>();
        ROW.matcher(page)
                .results()
                .forEach(row ->
                        services.put(row.group(1), Set.of(row.group(2).strip().split(", *"))));
        return new MetricsPage(services);
    }

    /**
     * The metrics of a service.
     *
     * @param service such as {@code sla}
     */
    Set<String> ofService(String service) {
        var names = new TreeSet<String>();
        services.forEach((metric, having) -> {
            if (having.contains("all") || having.contains(service)) {
                names.add(metric);
            }
        });
        return names;
    }

    /** All of them. */
    public Set<String> names() {
        return services.keySet();
    }

    /** The names of our own metrics in what a service serves: without what says which part of a histogram a line is. */
    static Set<String> served(String metrics) {
        var names = new TreeSet<String>();
        Pattern.compile("(?m)^# TYPE (firstline_[a-z_]+) ([a-z]+)")
                .matcher(metrics)
                .results()
                .forEach(type -> {
                    var name = type.group(1).replaceAll("_(?:max|total)$", "");
                    // OpenMetrics leaves the ending of counters to their samples.
                    names.add(type.group(2).equals("counter") ? name + "_total" : name);
                });
        return names;
    }

    /** The folder of this checkout. */
    public static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return Objects.requireNonNull(folder, "this is no folder of a checkout");
    }
}
