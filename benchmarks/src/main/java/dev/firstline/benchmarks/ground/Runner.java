package dev.firstline.benchmarks.ground;

import dev.firstline.devstack.process.StartFailure;
import java.io.IOException;
import java.nio.file.Path;

/** Runs one benchmark on a ground of its own and prints its report after everything is cleared up. */
public final class Runner {

    private static final int BROKEN_OFF = 130;

    private Runner() {}

    /**
     * Runs it.
     *
     * @return the exit code: 0 when it was measured and what was measured was right, however fast it was
     */
    public static int run(Benchmark benchmark, Path checkout) throws IOException {
        var ground = Ground.make(checkout, benchmark.name());
        Report report;
        try (ground) {
            report = measure(benchmark, ground);
        } catch (Exception e) {
            return ground.isEnding() ? BROKEN_OFF : failed(e);
        }
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
