package dev.firstline.benchmarks;

import dev.firstline.benchmarks.events.EventsBenchmark;
import dev.firstline.benchmarks.forecast.ForecastBenchmark;
import dev.firstline.benchmarks.ground.Benchmark;
import dev.firstline.benchmarks.ground.Runner;
import dev.firstline.benchmarks.history.HistoryBenchmark;
import dev.firstline.benchmarks.intake.IntakeBenchmark;
import dev.firstline.benchmarks.neighbours.NeighboursBenchmark;
import dev.firstline.benchmarks.pipeline.PipelineBenchmark;
import dev.firstline.benchmarks.reads.ReadsBenchmark;
import dev.firstline.benchmarks.startup.FromCloneBenchmark;
import dev.firstline.benchmarks.startup.StartupBenchmark;
import dev.firstline.benchmarks.timers.TimersBenchmark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code ./firstline bench NAME}: runs one benchmark, or lists them. */
public final class Bench {

    private static final List<Benchmark> ALL = List.of(
            new IntakeBenchmark(),
            new PipelineBenchmark(),
            new TimersBenchmark(),
            new ForecastBenchmark(),
            new EventsBenchmark(),
            new NeighboursBenchmark(),
            new HistoryBenchmark(),
            new ReadsBenchmark(),
            new StartupBenchmark());

    private static final Set<String> FROM_CLONE = Set.of("--from-clone", "--empty-repository");

    private Bench() {}

    /** @param arguments the name of one; without it they are listed */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 0) {
            System.out.println("./firstline bench NAME, where NAME is one of:\n" + list());
            return;
        }
        var wanted = wanted(List.of(arguments));
        if (wanted.isEmpty()) {
            System.err.println("There is no benchmark '" + String.join(" ", arguments) + "'; there are:\n" + list());
            System.exit(2);
        }
        var checkout = Path.of(System.getProperty("firstline.checkout", "."))
                .toAbsolutePath()
                .normalize();
        System.exit(Runner.run(wanted.orElseThrow(), checkout));
    }

    private static Optional<Benchmark> wanted(List<String> words) {
        var options = Set.copyOf(words.subList(1, words.size()));
        if (words.getFirst().equals("startup") && options.contains("--from-clone")) {
            return FROM_CLONE.containsAll(options)
                    ? Optional.of(new FromCloneBenchmark(options.contains("--empty-repository")))
                    : Optional.empty();
        }
        return ALL.stream()
                .filter(benchmark -> options.isEmpty() && benchmark.name().equals(words.getFirst()))
                .findFirst();
    }

    private static String list() {
        return ALL.stream()
                .map(benchmark -> "  %-10s %s".formatted(benchmark.name(), benchmark.summary()))
                .collect(Collectors.joining("\n"));
    }
}
