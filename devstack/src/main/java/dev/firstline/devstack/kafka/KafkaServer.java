package dev.firstline.devstack.kafka;

import dev.firstline.devstack.process.JavaCommand;
import dev.firstline.devstack.process.ProcessSpec;
import dev.firstline.devstack.process.StartFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/**
 * One Kafka broker that is its own controller (KRaft, combined mode) on the loopback address.
 *
 * @param home its folder: settings, and the log segments below {@code data}
 * @param port where clients connect
 * @param controllerPort where the broker speaks to itself as controller
 * @param javaOptions options of its JVM
 * @param log where its output goes
 */
public record KafkaServer(Path home, int port, int controllerPort, List<String> javaOptions, Path log) {

    /** Held, or its level would be forgotten: formatting the storage tells every setting of the broker otherwise. */
    private static final Logger CHATTER = Logger.getLogger("org.apache.kafka");

    static {
        CHATTER.setLevel(Level.SEVERE);
    }

    /** Copies what is mutable. */
    public KafkaServer {
        javaOptions = List.copyOf(javaOptions);
    }

    /**
     * Writes its settings, formats its storage if that was not done, and tells how to start the broker.
     *
     * @throws StartFailure when the storage cannot be formatted
     */
    public ProcessSpec prepare() {
        try {
            Files.createDirectories(home);
            Path settings = home.resolve("server.properties");
            Files.writeString(settings, settings());
            Path logging = home.resolve("logging.properties");
            Files.writeString(logging, logging());
            if (!Files.exists(data().resolve("meta.properties"))) {
                format(settings);
            }
            List<String> command = new ArrayList<>(List.of(JavaCommand.path()));
            command.addAll(javaOptions);
            command.addAll(List.of(
                    "-Djava.awt.headless=true",
                    "-Djava.util.logging.config.file=" + logging.toAbsolutePath(),
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-cp",
                    JavaCommand.classPath(),
                    "kafka.Kafka",
                    settings.toAbsolutePath().toString()));
            return new ProcessSpec("kafka", command, Map.of(), home, log);
        } catch (IOException e) {
            throw new StartFailure("Kafka could not be prepared: " + e.getMessage(), e);
        }
    }

    /** What clients connect to. */
    public String bootstrap() {
        return "127.0.0.1:" + port;
    }

    private Path data() {
        return home.resolve("data").toAbsolutePath();
    }

    private void format(Path settings) throws IOException {
        ByteArrayOutputStream words = new ByteArrayOutputStream();
        String[] arguments = {
            "format",
            "--cluster-id",
            Uuid.randomUuid().toString(),
            "--config",
            settings.toString(),
            "--ignore-formatted"
        };
        int code = StorageTool.execute(arguments, new PrintStream(words, true, StandardCharsets.UTF_8));
        if (code != 0) {
            throw new StartFailure("Kafka's storage could not be formatted: "
                    + words.toString(StandardCharsets.UTF_8).strip());
        }
    }

    private String settings() {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                controller.listener.names=CONTROLLER
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                inter.broker.listener.name=PLAINTEXT
                log.dirs=%3$s
                # Topics are made by the launcher with the right number of partitions, never by a typing error.
                auto.create.topics.enable=false
                num.partitions=12
                # One node: every copy is on it.
                default.replication.factor=1
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=12
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                # One controller, and nobody who follows it: that it still is there need not be written, and flushed, twice a second.
                metadata.max.idle.interval.ms=10000
                group.coordinator.threads=1
                num.network.threads=2
                num.io.threads=4
                log.retention.hours=168
                log.segment.bytes=67108864
                log.cleaner.dedupe.buffer.size=16777216
                """.formatted(port, controllerPort, data());
    }

    private static String logging() {
        return """
                handlers=java.util.logging.ConsoleHandler
                .level=WARNING
                kafka.level=INFO
                java.util.logging.SimpleFormatter.format=%1$tFT%1$tT.%1$tL %4$s %3$s %5$s%6$s%n
                """;
    }
}
