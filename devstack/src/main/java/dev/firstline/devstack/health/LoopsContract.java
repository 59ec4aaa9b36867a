package dev.firstline.devstack.health;

import dev.firstline.devstack.metrics.MetricsPage;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every thread of a service that works as long as the service runs has to be: when it dies, liveness falls and names it, and it comes
 * back by itself. A service's test extends it and names the threads.
 */
public abstract class LoopsContract {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
    private static final long A_MOMENT = TimeUnit.SECONDS.toNanos(2);

    private final List<String> loops;

    /** @param own the threads of this service; it also has a relay of its outbox, and looks for Kafka */
    protected LoopsContract(String... own) {
        this.loops = Stream.concat(Stream.of("outbox-relay-0", "kafka-reach"), Arrays.stream(own))
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> aThreadThatDiesIsNamedByLivenessAndComesBack() {
        return loops.stream()
                .map(loop -> DynamicTest.dynamicTest(loop, () -> {
                    require(loop + " is not well at first", () -> "well".equals(state(loop)) && status() == 200);
                    require(loop + " died, and liveness does not say so", () -> isSeenToDie(loop));
                    require(loop + " does not come back", () -> "well".equals(state(loop)) && status() == 200);
                }));
    }

    @Test
    void allThreadsAreTried() {
        List<String> watched = List.copyOf(RestAssured.get("/q/health/live")
                .jsonPath()
                .<String, String>getMap("checks.find { it.name == 'loops' }.data")
                .keySet());
        if (!List.copyOf(new TreeSet<>(watched)).equals(List.copyOf(new TreeSet<>(loops)))) {
            throw new AssertionError("watched are " + watched + ", tried are " + loops);
        }
    }

    @Test
    void theRunbookSaysWhatEachThreadDoes() throws IOException {
        var runbook = Files.readString(MetricsPage.root().resolve("docs/runbooks/ThreadsDie.md"));
        var untold = loops.stream()
                .filter(loop -> !runbook.contains("`" + loop + "`"))
                .toList();
        if (!untold.isEmpty()) {
            throw new AssertionError("not in docs/runbooks/ThreadsDie.md: " + untold);
        }
    }

    /** Nobody asked it to stop, so its end is a death; an interrupt may also end but a wait of its turn, then the next one does. */
    private static boolean isSeenToDie(String loop) {
        thread(loop).interrupt();
        long until = System.nanoTime() + A_MOMENT;
        while (System.nanoTime() < until) {
            if (String.valueOf(state(loop)).startsWith("died")) {
                return true;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return false;
    }

    private static Thread thread(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no thread " + name));
    }

    private static int status() {
        return RestAssured.get("/q/health/live").statusCode();
    }

    private static String state(String loop) {
        return RestAssured.get("/q/health/live")
                .jsonPath()
                .getString("checks.find { it.name == 'loops' }.data.'" + loop + "'");
    }

    private static void require(String otherwise, BooleanSupplier condition) {
        long until = System.nanoTime() + PATIENCE;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError(otherwise);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}
