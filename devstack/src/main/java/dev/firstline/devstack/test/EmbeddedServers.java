package dev.firstline.devstack.test;

import dev.firstline.devstack.kafka.KafkaServer;
import dev.firstline.devstack.kafka.Topics;
import dev.firstline.devstack.postgres.PostgresServer;
import dev.firstline.devstack.postgres.PostgresServer.Durability;
import dev.firstline.devstack.process.ChildProcess;
import dev.firstline.devstack.process.Folders;
import dev.firstline.devstack.process.Look;
import dev.firstline.devstack.process.Ports;
import dev.firstline.devstack.process.ProcessSpec;
import dev.firstline.devstack.process.Silence;
import dev.firstline.devstack.process.StartFailure;
import dev.firstline.devstack.process.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** PostgreSQL and Kafka as child processes on free ports, in a folder that is deleted at the end. */
final class EmbeddedServers implements StackServers {

    private static final String PASSWORD = "tests-only";
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private final Path home;
    private final PostgresServer postgres;
    private final KafkaServer kafka;
    private final ChildProcess postgresProcess;
    private final ChildProcess kafkaProcess;

    private EmbeddedServers(
            Path home,
            PostgresServer postgres,
            KafkaServer kafka,
            ChildProcess postgresProcess,
            ChildProcess kafkaProcess) {
        this.home = home;
        this.postgres = postgres;
        this.kafka = kafka;
        this.postgresProcess = postgresProcess;
        this.kafkaProcess = kafkaProcess;
    }

    static EmbeddedServers start() throws Exception {
        Path home = Files.createTempDirectory("firstline-tests");
        List<Integer> ports = Ports.free(3);
        KafkaServer kafka = new KafkaServer(
                home.resolve("kafka"),
                ports.get(1),
                ports.get(2),
                List.of("-Xmx256m", "-Xss512k", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                home.resolve("kafka.log"));
        ChildProcess kafkaProcess = ChildProcess.start(kafka.prepare());
        PostgresServer postgres = new PostgresServer(
                home.resolve("pgdata"), ports.get(0), PASSWORD, Durability.NONE, home.resolve("postgres.log"));
        ProcessSpec postgresSpec = postgres.prepare();
        EmbeddedServers servers =
                new EmbeddedServers(home, postgres, kafka, ChildProcess.start(postgresSpec), kafkaProcess);
        Runtime.getRuntime().addShutdownHook(new Thread(servers::kill));
        servers.awaitReady();
        return servers;
    }

    @Override
    public String postgres() {
        return postgres.url("");
    }

    @Override
    public String postgresPassword() {
        return PASSWORD;
    }

    @Override
    public String kafka() {
        return kafka.bootstrap();
    }

    @Override
    public void close() throws IOException {
        postgresProcess.requestStop(StopSignal.INT);
        // Nobody wants its data any more, so there is nothing to put in order.
        kafkaProcess.kill();
        postgresProcess.awaitStop(Duration.ofSeconds(10));
        kafkaProcess.awaitStop(Duration.ofSeconds(10));
        Folders.delete(home);
    }

    private void kill() {
        postgresProcess.requestStop(StopSignal.INT);
        kafkaProcess.kill();
    }

    private void awaitReady() throws Exception {
        await(postgresProcess, postgres::isReady);
        await(kafkaProcess, () -> Ports.answers(kafka.port()) && Topics.areAt(kafka.bootstrap()));
    }

    /** As long as it gets on, however busy the machine is. */
    private static void await(ChildProcess process, BooleanSupplier ready) throws Exception {
        Silence silence = Silence.from(Look.at(process, false), PATIENCE);
        while (!ready.getAsBoolean()) {
            silence = silence.after(Look.at(process, false));
            if (!process.isAlive() || silence.isTooLong()) {
                throw new StartFailure(process.spec().name() + " did not start; its log:\n"
                        + Files.readString(process.spec().log()));
            }
            Thread.sleep(50);
        }
    }
}
