package dev.firstline.benchmarks.startup;

import dev.firstline.benchmarks.ground.FreeBase;
import dev.firstline.benchmarks.ground.Ground;
import dev.firstline.benchmarks.ground.ProcessTree;
import dev.firstline.benchmarks.load.HttpConnection;
import dev.firstline.benchmarks.load.TicketWords;
import dev.firstline.devstack.platform.PlatformAddresses;
import dev.firstline.devstack.platform.PortPlan;
import dev.firstline.devstack.platform.StateFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * One start, up to the first accepted ticket.
 *
 * @param first201Seconds from the start of the command to the answer 201 at the front door
 * @param readySeconds to the end of the command's own start
 * @param memoryMib of all processes, after some tickets went through
 */
record Start(double first201Seconds, double readySeconds, double memoryMib) {

    /** The command itself gives up what does not get on; this is for one that would never end. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    /** Of a checkout that is built already. */
    static final Map<String, String> BUILT = Map.of("FIRSTLINE_BUILD", "no");

    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration SETTLING = Duration.ofSeconds(10);
    private static final int TICKETS = 200;
    private static final int CREATED = 201;
    private static final int TOO_MANY = 429;

    /**
     * Starts, measures and stops.
     *
     * @param begin since when it counts, as {@link System#nanoTime()}
     */
    static Start measure(
            Ground ground, Path checkout, Path state, String run, long begin, Map<String, String> environment)
            throws Exception {
        int base = FreeBase.find();
        var addresses = new PlatformAddresses(new StateFolder(state), PortPlan.atBase(base));
        try (var tree = ground.keep(ProcessTree.up(checkout, state, base, environment))) {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!accepts(addresses, run)) {
                if (!tree.isAlive() || System.nanoTime() > deadline) {
                    throw new IllegalStateException("no ticket was accepted after the start");
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            double first201 = seconds(begin);
            while (PlatformAddresses.ofRunning(addresses.state()).isEmpty()) {
                if (!tree.isAlive() || System.nanoTime() > deadline) {
                    throw new IllegalStateException("the platform did not become ready");
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            double ready = seconds(begin);
            fileSome(addresses, run);
            LockSupport.parkNanos(SETTLING.toNanos());
            double memory = tree.memoryMib();
            ground.measureCommits(addresses);
            return new Start(first201, ready, memory);
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    /** Whether the front door answers a ticket with 201; whatever else happens, it is too early. */
    private static boolean accepts(PlatformAddresses addresses, String run) {
        try (var connection = connection(addresses)) {
            return connection.post(TicketWords.json(run + "-first", 0)).status() == CREATED;
        } catch (IOException | RuntimeException tooEarly) {
            return false;
        }
    }

    private static void fileSome(PlatformAddresses addresses, String run) throws IOException {
        try (var connection = connection(addresses)) {
            for (int number = 1; number <= TICKETS; number++) {
                var words = TicketWords.json(run + "-" + number, number);
                var answer = connection.post(words);
                // A platform that has just started accepts what it answers: one after the other, as a client would.
                while (answer.status() == TOO_MANY) {
                    LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
                    answer = connection.post(words);
                }
                if (answer.status() != CREATED) {
                    throw new IllegalStateException("a ticket was not accepted: " + answer.head() + answer.body());
                }
            }
        }
    }

    private static HttpConnection connection(PlatformAddresses addresses) throws IOException {
        return new HttpConnection(addresses.frontDoor(), "/v1/tickets", addresses.token("bench", "crm-client"));
    }
}
