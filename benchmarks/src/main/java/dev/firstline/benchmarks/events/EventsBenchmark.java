package dev.firstline.benchmarks.events;

import dev.firstline.benchmarks.figures.Figures;
import dev.firstline.benchmarks.ground.Benchmark;
import dev.firstline.benchmarks.ground.Ground;
import dev.firstline.benchmarks.ground.Report;
import dev.firstline.benchmarks.ground.Table;
import dev.firstline.benchmarks.processes.ProcFolder;
import dev.firstline.benchmarks.processes.ProcessorTime;
import dev.firstline.contracts.Topic;
import dev.firstline.devstack.platform.Platform;
import dev.firstline.devstack.platform.Service;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** What it costs to apply the event of a ticket: beside a million clocks and beside ten thousand. */
public final class EventsBenchmark implements Benchmark {

    private static final String TENANT = "bench";
    private static final int FEW = 10_000;
    private static final int MANY = 1_000_000;
    private static final int WARM_UP = Timetable.PER_MINUTE / 2;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final double WANTED = 1.3;

    @Override
    public String name() {
        return "events";
    }

    @Override
    public String summary() {
        return "what applying an event of a ticket costs beside a million clocks, and beside ten thousand";
    }

    /**
     * A minute of events.
     *
     * @param clocks that were there at its beginning
     * @param cost processor time of service and database per event, microseconds
     * @param rate at which they were sent, events per minute
     * @param waiting how many were not applied yet when the last was sent
     * @param lost how many never were
     */
    private record Minute(long clocks, double cost, double rate, long waiting, long lost) {}

    @Override
    public Optional<String> obstacle() {
        return ProcFolder.obstacle();
    }

    @Override
    public Report run(Ground ground) throws Exception {
        int many = wanted();
        var platform = ground.platform(Service.SLA);
        var timetable = ground.keep(new Timetable(platform.kafka()));
        var clocks = new PresentClocks(platform.addresses().superuser("sla"), original(timetable));
        await(clocks::isHeard);
        var minutes = new Minutes(ground, platform, timetable, clocks);

        ground.say("Warms up with %,d events.", WARM_UP);
        minutes.run(FEW, WARM_UP);
        var before = minutes.run(FEW, Timetable.PER_MINUTE);
        var amongMany = minutes.run(many, Timetable.PER_MINUTE);
        var after = minutes.run(FEW, Timetable.PER_MINUTE);
        return report(before, amongMany, after);
    }

    private static Report report(Minute before, Minute amongMany, Minute after) {
        var table = new Table("clocks at the beginning", "us per event", "sent per min", "waiting at its end", "lost");
        for (var minute : List.of(before, amongMany, after)) {
            table.row("%,d".formatted(minute.clocks()), minute.cost(), minute.rate(), minute.waiting(), minute.lost());
        }
        double few = (before.cost() + after.cost()) / 2;
        double ratio = amongMany.cost() / few;
        long lost = before.lost() + amongMany.lost() + after.lost();
        return new Report()
                .tell(table)
                .tell("An event costs %.2f times what it costs beside few clocks; wanted: at most %.1f."
                        .formatted(ratio, WANTED))
                .faultIf(lost > 0, lost + " events were not applied.")
                .figure("cost_10k_us", Figures.rounded(few, 1))
                .figure("cost_1m_us", Figures.rounded(amongMany.cost(), 1))
                .figure("ratio", Figures.rounded(ratio, 3))
                .figure("rate", Figures.rounded(amongMany.rate(), 0))
                .figure("applied", 3L * Timetable.PER_MINUTE - lost)
                .figure("lost", lost);
    }

    /** Runs a minute of events and reads the meters. */
    private record Minutes(Ground ground, Platform platform, Timetable timetable, PresentClocks clocks) {

        Minute run(int present, int events) throws Exception {
            // Tickets of which more was heard before would cost more.
            clocks.clear();
            ground.say("Writes %,d clocks.", present);
            var tickets = clocks.write(present);
            long alive = clocks.alive();
            double idle = idle();
            long applied = clocks.applied();
            long begun = System.nanoTime();
            var used = processorTime();
            double rate = timetable.send(new TicketLives(Topic.TICKET.topicName(), TENANT, tickets, events), events);
            long waiting = applied + events - clocks.applied();
            await(() -> clocks.applied() == applied + events);
            double seconds = (System.nanoTime() - begun) / 1e9;
            double cost = (processorTime().minus(used).toNanos() / 1e3 - idle * seconds) / events;
            var minute = new Minute(alive, cost, rate, waiting, applied + events - clocks.applied());
            ground.say(
                    "Beside %,d clocks an event costs %,.0f us; at rest %,.1f ms per second; %,d waited at the end.",
                    alive, cost, idle / 1e3, waiting);
            return minute;
        }

        /** What both take when nothing happens, microseconds per second. */
        private double idle() {
            var used = processorTime();
            LockSupport.parkNanos(IDLE.toNanos());
            return processorTime().minus(used).toNanos() / 1e3 / IDLE.toSeconds();
        }

        private Duration processorTime() {
            return ProcessorTime.of(platform.pid(Service.SLA.serviceName()))
                    .plus(ProcessorTime.of(platform.pid("postgres")));
        }
    }

    /** A ticket that the service opens itself. */
    private static UUID original(Timetable timetable) throws Exception {
        var lives = new TicketLives(Topic.TICKET.topicName(), TENANT, List.of(), 1);
        timetable.send(lives, 1);
        return lives.firstOpened();
    }

    private interface Condition {
        boolean holds() throws SQLException;
    }

    private static void await(Condition condition) throws SQLException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    private static int wanted() {
        var clocks = System.getenv("FIRSTLINE_BENCH_CLOCKS");
        return clocks == null || clocks.isBlank() ? MANY : Integer.parseInt(clocks.strip());
    }
}
