package dev.firstline.benchmarks.startup;

import dev.firstline.benchmarks.figures.Figures;
import dev.firstline.benchmarks.ground.Benchmark;
import dev.firstline.benchmarks.ground.Ground;
import dev.firstline.benchmarks.ground.Report;
import dev.firstline.benchmarks.ground.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a newcomer waits for: {@code git clone} of this checkout's HEAD, {@code ./firstline up}, the first 201 at the front door. Nothing of
 * another build is there but, unless an empty one is asked for, the Maven repository of this user. Then the rehearsal, and the two starts of
 * {@link StartupBenchmark} on the clone.
 */
public final class FromCloneBenchmark implements Benchmark {

    private static final double MOST_SECONDS = 240;
    private static final double MOST_SECONDS_EMPTY = 480;

    private final boolean emptyRepository;

    /** @param emptyRepository whether Maven and all artifacts are downloaded first */
    public FromCloneBenchmark(boolean emptyRepository) {
        this.emptyRepository = emptyRepository;
    }

    @Override
    public String name() {
        return "startup";
    }

    @Override
    public String summary() {
        return "from a fresh clone to the first accepted ticket";
    }

    @Override
    public Report run(Ground ground) throws Exception {
        Path clone = ground.folder().resolve("clone");
        Map<String, String> environment = environment(ground.folder());
        ground.say("Clones and starts, with %s Maven repository.", emptyRepository ? "an empty" : "this user's");
        long begin = System.nanoTime();
        call(ground, List.of("git", "clone", "--quiet", ground.checkout().toString(), clone.toString()), environment);
        var fresh = Start.measure(
                ground, clone, Files.createDirectory(ground.folder().resolve("fresh")), "clone", begin, environment);
        ground.say("First 201 after %.1f s. The rehearsal, then two more starts.", fresh.first201Seconds());
        call(ground, List.of(clone.resolve("firstline").toString(), "rehearse"), environment);
        Path state = Files.createDirectory(ground.folder().resolve("state"));
        var first = Start.measure(ground, clone, state, "first", System.nanoTime(), Start.BUILT);
        var again = Start.measure(ground, clone, state, "again", System.nanoTime(), Start.BUILT);
        double memory = Math.max(first.memoryMib(), again.memoryMib());
        return new Report()
                .tell(new Table("start", "first 201 s", "all ready s", "memory MiB")
                        .row("from a clone", fresh.first201Seconds(), fresh.readySeconds(), fresh.memoryMib())
                        .row(
                                "built, on an empty folder",
                                first.first201Seconds(),
                                first.readySeconds(),
                                first.memoryMib())
                        .row("again", again.first201Seconds(), again.readySeconds(), again.memoryMib()))
                .tell("Wanted: from a clone within %.0f s."
                        .formatted(emptyRepository ? MOST_SECONDS_EMPTY : MOST_SECONDS))
                .figure("clone_201_s", Figures.rounded(fresh.first201Seconds(), 1))
                .figure("first_201_s", Figures.rounded(first.first201Seconds(), 1))
                .figure("again_201_s", Figures.rounded(again.first201Seconds(), 1))
                .figure("memory_mib", Figures.rounded(memory, 0));
    }

    /** PostgreSQL is unpacked anew in any case. */
    private Map<String, String> environment(Path folder) {
        var environment =
                new HashMap<>(Map.of("XDG_CACHE_HOME", folder.resolve("cache").toString()));
        if (emptyRepository) {
            environment.put("MAVEN_USER_HOME", folder.resolve("m2").toString());
            environment.put("MAVEN_ARGS", "-Dmaven.repo.local=" + folder.resolve("m2/repository"));
        }
        return environment;
    }

    private static void call(Ground ground, List<String> command, Map<String, String> environment) throws Exception {
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        ground.folder().resolve("calls.log").toFile()));
        builder.environment().putAll(environment);
        var process = builder.start();
        ground.keep(process::destroy);
        int code = process.waitFor();
        if (code != 0) {
            throw new IllegalStateException(String.join(" ", command) + " ended with code " + code + ": "
                    + Files.readString(ground.folder().resolve("calls.log")));
        }
    }
}
