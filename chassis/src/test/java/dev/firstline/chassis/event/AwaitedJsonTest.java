package dev.firstline.chassis.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.watermark.Awaited;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AwaitedJsonTest {

    private static final Awaited AWAITED =
            new Awaited("sla-service", List.of(Instant.parse("2026-12-01T15:37:22.599999Z")));

    @Test
    void whatIsAwaitedIsWrittenAsItIsDocumented() {
        assertThat(new String(WatermarkJson.write(AWAITED), StandardCharsets.UTF_8))
                .isEqualTo("{\"reader\":\"sla-service\",\"instants\":[\"2026-12-01T15:37:22.599999Z\"]}");
    }

    @Test
    void aSourcePassesOverWhatANewerReaderAdds() {
        var newer = new String(WatermarkJson.write(AWAITED), StandardCharsets.UTF_8)
                .replace("{\"reader\"", "{\"copy\":7,\"reader\"");

        assertThat(WatermarkJson.readAwaited(newer.getBytes(StandardCharsets.UTF_8)))
                .contains(AWAITED);
    }

    @Test
    void whatIsNoStatementSaysNothing() {
        for (var body : List.of(
                "",
                "null",
                "[]",
                "7",
                "{\"reader\":\"x\"}",
                "{\"reader\":\"x\",\"instants\":[null]}",
                "{\"reader\":\"x\",\"instants\":[\"noon\"]}")) {
            assertThat(WatermarkJson.readAwaited(body.getBytes(StandardCharsets.UTF_8)))
                    .as(body)
                    .isEmpty();
        }
    }
}
