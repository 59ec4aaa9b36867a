package dev.firstline.benchmarks.neighbours;

import dev.firstline.benchmarks.figures.Figures;
import dev.firstline.benchmarks.figures.Sample;
import dev.firstline.benchmarks.ground.Benchmark;
import dev.firstline.benchmarks.ground.Ground;
import dev.firstline.benchmarks.ground.Report;
import dev.firstline.benchmarks.ground.Table;
import dev.firstline.benchmarks.load.TicketRecords;
import dev.firstline.contracts.Topic;
import dev.firstline.devstack.platform.Service;
import dev.firstline.devstack.postgres.SuperuserDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Two auto-responders in a loop on one ticket: what the tickets of other tenants feel of it. */
public final class NeighboursBenchmark implements Benchmark {

    private static final int HISTORY = 100_000;
    private static final int PER_SECOND = 20;
    private static final Duration ROUND = Duration.ofSeconds(60);
    private static final Duration WARM_UP = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final double WANTED = 1.5;

    @Override
    public String name() {
        return "neighbours";
    }

    @Override
    public String summary() {
        return "how long others wait for their clocks beside a ticket with 100,000 facts that goes on, and without it";
    }

    @Override
    public Report run(Ground ground) throws Exception {
        var platform = ground.platform(Service.SLA);
        var database = platform.addresses().superuser("sla");
        var producer = ground.keep(producer(platform.kafka()));
        var others = ground.keep(new Neighbours(platform.kafka(), producer));
        var noisy = new Noisy(producer);

        ground.say("Warms up.");
        others.round(PER_SECOND, WARM_UP, () -> {});
        ground.say("Others alone: %d tickets a second.", PER_SECOND);
        var first = others.round(PER_SECOND, ROUND, () -> {});
        ground.say("One ticket gets %,d facts.", HISTORY);
        noisy.write(HISTORY);
        awaitApplied(database, noisy);
        ground.say("Others beside it, as many facts of it as tickets of theirs.");
        var beside = others.round(PER_SECOND, ROUND, () -> noisy.write(1));
        ground.say("Others alone again.");
        var last = others.round(PER_SECOND, ROUND, () -> {});
        awaitApplied(database, noisy);
        return report(List.of(first, last), beside, noisy.told() - applied(database, noisy));
    }

    /** The ticket in the loop. */
    private static final class Noisy {

        private final KafkaProducer<String, byte[]> producer;
        private final TicketRecords records = new TicketRecords(Topic.TICKET.topicName(), "bench/noisy");
        private final UUID ticket = UUID.randomUUID();
        private int version;

        private Noisy(KafkaProducer<String, byte[]> producer) {
            this.producer = producer;
        }

        private void write(int facts) {
            for (int i = 0; i < facts; i++) {
                version++;
                producer.send(
                        version == 1
                                ? records.opened(ticket)
                                : version % 2 == 0 ? records.replied(ticket, version) : records.asked(ticket, version));
            }
        }

        private int told() {
            return version;
        }
    }

    private static Report report(List<Neighbours.Round> without, Neighbours.Round beside, long lostFacts) {
        var alone = Sample.together(without.stream().map(Neighbours.Round::took).toList());
        double ratio = beside.took().millisAt(0.99) / alone.millisAt(0.99);
        int lost = beside.lost()
                + without.stream().mapToInt(Neighbours.Round::lost).sum();
        var table = new Table("other tenants' tickets, ms", "tickets", "p50", "p99", "largest");
        table.row("alone", alone.size(), alone.millisAt(0.5), alone.millisAt(0.99), alone.largestMillis());
        var of = beside.took();
        table.row("beside it", of.size(), of.millisAt(0.5), of.millisAt(0.99), of.largestMillis());
        return new Report()
                .tell(table)
                .tell("Their p99 is %.2f times what it is without it; wanted: at most %.1f.".formatted(ratio, WANTED))
                .faultIf(lost > 0, lost + " tickets got no clock.")
                .faultIf(lostFacts != 0, lostFacts + " facts of the long ticket were not applied.")
                .figure("p99_alone_ms", Figures.rounded(alone.millisAt(0.99), 1))
                .figure("p99_beside_ms", Figures.rounded(of.millisAt(0.99), 1))
                .figure("ratio", Figures.rounded(ratio, 3))
                .figure("facts", HISTORY)
                .figure("lost", lost + lostFacts);
    }

    private static void awaitApplied(SuperuserDataSource database, Noisy noisy) throws SQLException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (applied(database, noisy) < noisy.told() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
    }

    private static long applied(SuperuserDataSource database, Noisy noisy) throws SQLException {
        try (var connection = database.getConnection();
                var count = connection.prepareStatement("select count(*) from ticket_fact where ticket_id = ?")) {
            count.setObject(1, noisy.ticket);
            try (var row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static KafkaProducer<String, byte[]> producer(String kafka) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        1),
                new StringSerializer(),
                new ByteArraySerializer());
    }
}
