package dev.firstline.benchmarks.startup;

import dev.firstline.benchmarks.figures.Figures;
import dev.firstline.benchmarks.ground.Benchmark;
import dev.firstline.benchmarks.ground.Ground;
import dev.firstline.benchmarks.ground.Report;
import dev.firstline.benchmarks.ground.Table;
import dev.firstline.benchmarks.ground.WrongOption;
import dev.firstline.devstack.platform.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * From {@code ./firstline up} (built) to the first 201 at the front door, and the memory of all processes together. Twice: on an empty
 * folder, when the database is still to be made, and on the folder that the first start left. The worse of both counts.
 */
public final class StartupBenchmark implements Benchmark {

    private static final double MOST_SECONDS = 30;
    private static final double MOST_MIB = 2560;
    private static final Set<String> FROM_CLONE = Set.of("--from-clone", "--empty-repository");

    @Override
    public String name() {
        return "startup";
    }

    @Override
    public String summary() {
        return "from up to the first accepted ticket, and the memory of all processes together";
    }

    @Override
    public Benchmark with(List<String> options) {
        if (options.isEmpty()) {
            return this;
        }
        if (!FROM_CLONE.containsAll(options) || !options.contains("--from-clone")) {
            throw new WrongOption("The benchmark 'startup' knows --from-clone and with it --empty-repository, not '"
                    + String.join(" ", options) + "'.");
        }
        return new FromCloneBenchmark(options.contains("--empty-repository"));
    }

    @Override
    public Report run(Ground ground) throws Exception {
        for (Service service : Service.values()) {
            ground.requireBuilt(service);
        }
        Path state = Files.createDirectory(ground.folder().resolve("state"));
        ground.say("Starts on an empty folder.");
        var first = Start.measure(ground, ground.checkout(), state, "first", System.nanoTime(), Start.BUILT);
        ground.say("First 201 after %.1f s, %,.0f MiB. Starts again.", first.first201Seconds(), first.memoryMib());
        var again = Start.measure(ground, ground.checkout(), state, "again", System.nanoTime(), Start.BUILT);
        ground.say("First 201 after %.1f s, %,.0f MiB.", again.first201Seconds(), again.memoryMib());
        double seconds = Math.max(first.first201Seconds(), again.first201Seconds());
        double memory = Math.max(first.memoryMib(), again.memoryMib());
        return new Report()
                .tell(new Table("start", "first 201 s", "all ready s", "memory MiB")
                        .row("on an empty folder", first.first201Seconds(), first.readySeconds(), first.memoryMib())
                        .row("again", again.first201Seconds(), again.readySeconds(), again.memoryMib()))
                .tell("Wanted: the first 201 within %.0f s, at most %,.0f MiB.".formatted(MOST_SECONDS, MOST_MIB))
                .figure("first_201_s", Figures.rounded(seconds, 1))
                .figure("again_201_s", Figures.rounded(again.first201Seconds(), 1))
                .figure("memory_mib", Figures.rounded(memory, 0));
    }
}
