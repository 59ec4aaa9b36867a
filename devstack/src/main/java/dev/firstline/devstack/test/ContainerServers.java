package dev.firstline.devstack.test;

import dev.firstline.devstack.kafka.Topics;
import dev.firstline.devstack.postgres.PostgresServer;
import java.time.Duration;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** PostgreSQL and Kafka in containers; the images are named by the properties {@code firstline.image.postgres} and {@code .kafka}. */
final class ContainerServers implements StackServers {

    private static final String PASSWORD = "tests-only";

    private final PostgreSQLContainer postgres = new PostgreSQLContainer(
                    image("firstline.image.postgres", "postgres:18-alpine").asCompatibleSubstituteFor("postgres"))
            .withUsername(PostgresServer.SUPERUSER)
            .withPassword(PASSWORD)
            .withDatabaseName("postgres")
            .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=200");

    private final KafkaContainer kafka = new KafkaContainer(
                    image("firstline.image.kafka", "apache/kafka:4.1.1").asCompatibleSubstituteFor("apache/kafka"))
            .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
            .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");

    static ContainerServers start() throws Exception {
        ContainerServers servers = new ContainerServers();
        Startables.deepStart(servers.postgres, servers.kafka).get();
        Topics.ensure(servers.kafka.getBootstrapServers(), Duration.ofSeconds(60));
        return servers;
    }

    @Override
    public String postgres() {
        return "jdbc:postgresql://" + postgres.getHost() + ":" + postgres.getMappedPort(5432) + "/";
    }

    @Override
    public String postgresPassword() {
        return PASSWORD;
    }

    @Override
    public String kafka() {
        return kafka.getBootstrapServers();
    }

    @Override
    public void close() {
        kafka.stop();
        postgres.stop();
    }

    private static DockerImageName image(String property, String usual) {
        return DockerImageName.parse(System.getProperty(property, usual));
    }
}
