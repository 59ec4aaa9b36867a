package dev.firstline.chassis.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.watermark.Watermark;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WatermarkJsonTest {

    private static final Watermark WATERMARK = new Watermark(
            "intake-service",
            0,
            1,
            Instant.parse("2026-12-01T15:37:22.599999Z"),
            Map.of("firstline.ticket.v1", List.of(814L, 790L)));

    @Test
    void aWatermarkIsWrittenAsItIsDocumented() {
        assertThat(new String(WatermarkJson.write(WATERMARK), StandardCharsets.UTF_8))
                .isEqualTo("{\"service\":\"intake-service\",\"share\":0,\"shares\":1,"
                        + "\"upTo\":\"2026-12-01T15:37:22.599999Z\",\"ends\":{\"firstline.ticket.v1\":[814,790]}}");
    }

    @Test
    void aReaderPassesOverWhatANewerWriterAdds() {
        var newer = new String(WatermarkJson.write(WATERMARK), StandardCharsets.UTF_8)
                .replace("\"share\":0", "\"epoch\":7,\"share\":0");

        assertThat(WatermarkJson.read(newer.getBytes(StandardCharsets.UTF_8))).contains(WATERMARK);
    }

    @Test
    void whatIsNoWatermarkSaysNothing() {
        for (var body : List.of("", "null", "[]", "7", "{\"service\":\"intake-service\"}", "\u0000\u0001")) {
            assertThat(WatermarkJson.read(body.getBytes(StandardCharsets.UTF_8)))
                    .as(body)
                    .isEmpty();
        }
    }

    @Test
    void aPartitionThatIsNotNamedHasNothingInFront() {
        assertThat(WATERMARK.end("firstline.ticket.v1", 1)).isEqualTo(790);
        assertThat(WATERMARK.end("firstline.ticket.v1", 11)).isZero();
        assertThat(WATERMARK.end("firstline.health.v1", 0)).isZero();
    }
}
