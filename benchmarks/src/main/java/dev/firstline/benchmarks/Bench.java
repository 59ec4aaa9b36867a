package dev.firstline.benchmarks;

import dev.firstline.benchmarks.cost.CostBenchmark;
import dev.firstline.benchmarks.diagnosis.DiagnosisBenchmark;
import dev.firstline.benchmarks.events.EventsBenchmark;
import dev.firstline.benchmarks.forecast.ForecastBenchmark;
import dev.firstline.benchmarks.ground.Benchmark;
import dev.firstline.benchmarks.ground.Runner;
import dev.firstline.benchmarks.ground.WrongOption;
import dev.firstline.benchmarks.history.HistoryBenchmark;
import dev.firstline.benchmarks.imports.ImportBenchmark;
import dev.firstline.benchmarks.intake.IntakeBenchmark;
import dev.firstline.benchmarks.neighbours.NeighboursBenchmark;
import dev.firstline.benchmarks.overload.OverloadBenchmark;
import dev.firstline.benchmarks.pipeline.PipelineBenchmark;
import dev.firstline.benchmarks.reads.ReadsBenchmark;
import dev.firstline.benchmarks.search.SearchBenchmark;
import dev.firstline.benchmarks.soak.SoakBenchmark;
import dev.firstline.benchmarks.startup.StartupBenchmark;
import dev.firstline.benchmarks.timers.TimersBenchmark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** {@code ./firstline bench NAME [OPTIONS]}: runs one benchmark, or lists them. */
public final class Bench {

    private static final List<Benchmark> ALL = List.of(
            new IntakeBenchmark(),
            new PipelineBenchmark(),
            new CostBenchmark(),
            new OverloadBenchmark(),
            new TimersBenchmark(),
            new ForecastBenchmark(),
            new EventsBenchmark(),
            new NeighboursBenchmark(),
            new HistoryBenchmark(),
            new ImportBenchmark(),
            new ReadsBenchmark(),
            new SearchBenchmark(),
            new SoakBenchmark(),
            new StartupBenchmark(),
            new DiagnosisBenchmark());

    private Bench() {}

    /** @param arguments the name of one and its options; without they are listed */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 0) {
            System.out.println("./firstline bench NAME, where NAME is one of:\n" + list());
            return;
        }
        var words = List.of(arguments);
        try {
            var checkout = Path.of(System.getProperty("firstline.checkout", "."))
                    .toAbsolutePath()
                    .normalize();
            System.exit(Runner.run(wanted(words.getFirst()).with(words.subList(1, words.size())), checkout));
        } catch (WrongOption e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private static Benchmark wanted(String name) {
        return ALL.stream()
                .filter(benchmark -> benchmark.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new WrongOption("There is no benchmark '" + name + "'; there are:\n" + list()));
    }

    private static String list() {
        return ALL.stream()
                .map(benchmark -> "  %-10s %s".formatted(benchmark.name(), benchmark.summary()))
                .collect(Collectors.joining("\n"));
    }
}
