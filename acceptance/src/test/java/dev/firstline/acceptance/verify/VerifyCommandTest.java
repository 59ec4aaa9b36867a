package dev.firstline.acceptance.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.acceptance.Quiet;
import dev.firstline.contracts.Topic;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command as a process of its own, in a heap that could not hold a tenth of the events. How many those are can be set for a larger run by
 * hand: {@code -Dverify.events=2000000}.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class VerifyCommandTest {

    private static final int EVENTS = Integer.getInteger("verify.events", 120_000);
    private static final String HEAP = "-Xmx40m";

    @TempDir(cleanup = CleanupMode.ALWAYS)
    static Path state;

    @TempDir
    static Path home;

    private static Crafted platform;

    @BeforeAll
    static void craft() throws Exception {
        Quiet.kafka();
        platform = new Crafted(state);
        var ticket = UUID.randomUUID();
        for (int n = 0; n < EVENTS; n++) {
            var body = Map.<String, Object>of(
                    "ticketId",
                    ticket.toString(),
                    "clockId",
                    id(n).toString(),
                    "occurredAt",
                    "2026-11-28T09:00:00Z",
                    "dueAt",
                    "2026-11-28T10:00:00Z",
                    "percent",
                    75);
            platform.sendLater(new Crafted.Sent(Topic.SLA, "sla.warned", id(n), id(n), body));
        }
        platform.sent();
        for (var reader : Reader.ALL) {
            if (reader.topics().contains(Topic.SLA)) {
                platform.sql(
                        reader.database(),
                        "insert into inbox (consumer, event_id) select ?, md5('e' || n)::uuid from generate_series(0, ?) n",
                        reader.consumer(),
                        EVENTS - 1);
            }
        }
        platform.everythingIsRead();
    }

    @AfterAll
    static void close() throws Exception {
        platform.close();
    }

    @Test
    @Order(1)
    void inASmallHeapItReadsEverythingAndAnswersZero() throws Exception {
        var ended = verify("0", "--json");

        assertThat(ended.code()).as(ended.errors()).isZero();
        assertThat(ended.json().path("holds").asBoolean()).isTrue();
        assertThat(ended.json().path("events").asInt()).isEqualTo(EVENTS);
        assertThat(ended.json()
                        .path("promises")
                        .findValues("applied")
                        .getFirst()
                        .asInt())
                .isEqualTo(3 * EVENTS);
    }

    @Test
    @Order(2)
    void itGoesOnFromTheProofThatHeld() throws Exception {
        var ended = verify("0", "--json", "--since-last");

        assertThat(ended.code()).as(ended.errors()).isZero();
        assertThat(ended.json().path("since").isTextual()).isTrue();
    }

    @Test
    @Order(3)
    void oneRowOfAllThatIsMissingIsFoundAndAnswersOne() throws Exception {
        platform.sql("console", "delete from inbox where event_id = ?", id(EVENTS / 2));

        var ended = verify("0", "--json");

        assertThat(ended.code()).as(ended.errors()).isEqualTo(1);
        var broken = ended.json().path("promises").findParents("count");
        assertThat(broken).hasSize(1);
        assertThat(broken.getFirst().path("count").asInt()).isEqualTo(1);
        assertThat(broken.getFirst().path("named").path(0).asText())
                .contains(id(EVENTS / 2).toString());
    }

    @Test
    @Order(4)
    void whatItCannotCheckAndWhatItDoesNotUnderstandIsTwo() throws Exception {
        assertThat(verify("--since-yesterday").code()).isEqualTo(2);
        assertThat(run("jdbc:postgresql://127.0.0.1:1/", "0").code()).isEqualTo(2);
    }

    private static VerifyCommand.Ended verify(String... arguments) throws Exception {
        return run(platform.superuser("").url(), arguments);
    }

    private static VerifyCommand.Ended run(String server, String... arguments) throws Exception {
        return VerifyCommand.run(
                home,
                HEAP,
                Map.of(
                        "FIRSTLINE_VERIFY_DB_URL",
                        server,
                        "FIRSTLINE_VERIFY_DB_USER",
                        platform.superuser("").user(),
                        "FIRSTLINE_VERIFY_DB_PASSWORD",
                        platform.superuser("").password(),
                        "FIRSTLINE_VERIFY_KAFKA",
                        platform.kafka()),
                arguments);
    }

    /** As PostgreSQL makes it of {@code md5('e' || n)}. */
    private static UUID id(int n) throws Exception {
        var bytes =
                ByteBuffer.wrap(MessageDigest.getInstance("MD5").digest(("e" + n).getBytes(StandardCharsets.UTF_8)));
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
