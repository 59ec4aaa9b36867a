package dev.firstline.benchmarks.ground;

import dev.firstline.benchmarks.figures.Figures;
import dev.firstline.benchmarks.machine.MachineFigures;
import dev.firstline.devstack.process.StartFailure;
import java.io.IOException;
import java.nio.file.Path;

/** Runs one benchmark on a ground of its own and prints its report after everything is cleared up. */
public final class Runner {

    private static final int BROKEN_OFF = 130;
    private static final int NOT_HERE = 2;

    private Runner() {}

    /**
     * Runs it.
     *
     * @return the exit code: 0 when it was measured and what was measured was right, however fast it was; 2 when it cannot be measured on
     *     this machine
     */
    public static int run(Benchmark benchmark, Path checkout) throws IOException {
        var obstacle = benchmark.obstacle();
        if (obstacle.isPresent()) {
            System.err.println(obstacle.get());
            return NOT_HERE;
        }
        var ground = Ground.make(checkout, benchmark.name());
        Report report;
        try (ground) {
            report = measure(benchmark, ground);
        } catch (Exception e) {
            return ground.isEnding() ? BROKEN_OFF : failed(e);
        }
        withMachine(report, ground.machine());
        report.print(System.out);
        return report.isSound() ? 0 : 1;
    }

    /** Before the ground and its logs are gone, a failure shows what the services said. */
    private static Report measure(Benchmark benchmark, Ground ground) throws Exception {
        try {
            return benchmark.run(ground);
        } catch (Exception e) {
            ground.showLogs();
            throw e;
        }
    }

    private static void withMachine(Report report, MachineFigures machine) {
        report.tell(machine)
                .figure("hash_mb_s", Figures.rounded(machine.hashMegabytes(), 1))
                .figure("flushes_s", Figures.rounded(machine.flushes(), 0));
        machine.commits().ifPresent(commits -> report.figure("commits_s", Figures.rounded(commits, 0)));
    }

    private static int failed(Exception failure) {
        if (failure instanceof StartFailure) {
            System.err.println(failure.getMessage());
        } else {
            System.err.println("The measuring failed: " + failure);
            failure.printStackTrace();
        }
        return 1;
    }
}
