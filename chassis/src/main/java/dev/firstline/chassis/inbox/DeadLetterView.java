package dev.firstline.chassis.inbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as an operator sees it.
 *
 * @param key the record's key as text
 * @param headers only when one is shown whole; likewise the body, as text
 */
public record DeadLetterView(
        UUID id,
        String consumer,
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        @Nullable String tenant,
        @Nullable String eventType,
        DeadLetter.Cause cause,
        String detail,
        boolean blocks,
        DeadLetter.State state,
        int attempts,
        Instant createdAt,
        @Nullable Map<String, String> headers,
        @Nullable String body) {

    private static final int SHOWN_BYTES = 64 * 1024;

    static DeadLetterView summary(DeadLetter letter) {
        return view(letter, null, null);
    }

    static DeadLetterView whole(DeadLetter letter) {
        return view(letter, letter.headers(), text(letter.payload()));
    }

    private static DeadLetterView view(
            DeadLetter letter, @Nullable Map<String, String> headers, @Nullable String body) {
        return new DeadLetterView(
                letter.id(),
                letter.consumer(),
                letter.topic(),
                letter.partition(),
                letter.offset(),
                text(letter.key()),
                letter.tenant(),
                letter.eventType(),
                letter.cause(),
                letter.detail(),
                letter.blocks(),
                letter.state(),
                letter.attempts(),
                letter.createdAt(),
                headers,
                body);
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, 0, Math.min(bytes.length, SHOWN_BYTES), StandardCharsets.UTF_8);
    }
}
