package dev.firstline.chassis.ops;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.firstline.chassis.fixture.Stack;
import dev.firstline.chassis.loop.Loops;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@Stack
class KafkaReachTest {

    @Inject
    @Identifier("default-kafka-broker") Map<String, Object> kafka;

    @Inject
    Loops loops;

    private final List<KafkaReach> started = new ArrayList<>();

    @Test
    void aServiceIsReadyWhileKafkaAnswers() {
        get("/q/health/ready").then().statusCode(200).body("checks.find { it.name == 'kafka' }.status", equalTo("UP"));
    }

    @Test
    void anAnswerEndsTheSilence() {
        var reach = reach(kafka, Duration.ofMinutes(1));
        long started = System.nanoTime();

        await().until(() -> System.nanoTime() - reach.silence().toNanos() > started);
    }

    @Test
    void aBrokerThatIsAwayForLongMakesTheServiceNotReadyAndAShortAbsenceDoesNot() throws IOException {
        int nobody;
        try (var free = new ServerSocket(0)) {
            nobody = free.getLocalPort();
        }
        var away = new HashMap<>(kafka);
        away.put("bootstrap.servers", "127.0.0.1:" + nobody);

        var hasty = reach(away, Duration.ofMillis(1));
        var patient = reach(away, Duration.ofHours(1));

        await().until(hasty::isLost);
        assertThat(patient.isLost()).isFalse();
        assertThat(new KafkaIsReached(hasty).call().getStatus().name()).isEqualTo("DOWN");
        assertThat(new KafkaIsReached(patient).call().getStatus().name()).isEqualTo("UP");
    }

    private KafkaReach reach(Map<String, Object> broker, Duration patience) {
        var reach = new KafkaReach(broker, patience, new SimpleMeterRegistry(), loops);
        started.add(reach);
        reach.start(new StartupEvent());
        return reach;
    }

    @AfterEach
    void stop() {
        started.forEach(reach -> reach.stop(new ShutdownEvent()));
    }
}
