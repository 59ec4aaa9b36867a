package dev.firstline.chassis.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EndedStreamsTest {

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    EndedStreamsTest() {
        metrics.config().meterFilter(EndedStreams.filter((path, method) -> path.equals("/events")));
    }

    @Test
    void aStreamThatItsClientClosesIsASuccessAsOneThatCameToItsEnd() {
        count("/events", "SUCCESS", "200");
        count("/events", "CLIENT_ERROR", "RESET");

        assertThat(counted("/events", "SUCCESS", "200")).isEqualTo(2);
        assertThat(metrics.getMeters()).hasSize(1);
    }

    @Test
    void whateverElseBreaksOffIsCountedAsItWas() {
        count("/v1/tickets", "CLIENT_ERROR", "RESET");
        count("/events", "CLIENT_ERROR", "429");

        assertThat(counted("/v1/tickets", "CLIENT_ERROR", "RESET")).isOne();
        assertThat(counted("/events", "CLIENT_ERROR", "429")).isOne();
    }

    private void count(String uri, String outcome, String status) {
        metrics.timer("http.server.requests", tags(uri, outcome, status)).record(Duration.ofSeconds(1));
    }

    private long counted(String uri, String outcome, String status) {
        return metrics.get("http.server.requests")
                .tags(tags(uri, outcome, status))
                .timer()
                .count();
    }

    private static String[] tags(String uri, String outcome, String status) {
        return new String[] {"method", "GET", "uri", uri, "outcome", outcome, "status", status};
    }
}
