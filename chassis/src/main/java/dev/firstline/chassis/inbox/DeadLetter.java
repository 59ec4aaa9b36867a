package dev.firstline.chassis.inbox;

import dev.firstline.chassis.event.UnreadableEventException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be applied.
 *
 * @param blocks whether later records of the same key wait behind it
 */
public record DeadLetter(
        UUID id,
        String consumer,
        String topic,
        int partition,
        long offset,
        byte @Nullable [] key,
        Map<String, String> headers,
        byte @Nullable [] payload,
        @Nullable String tenant,
        @Nullable String eventType,
        Cause cause,
        String detail,
        boolean blocks,
        State state,
        int attempts,
        Instant createdAt) {

    /** Where a dead letter stands. */
    @Schema(name = "DeadLetterState")
    public enum State {
        /** Somebody has to look at it. */
        OPEN,
        /** Of a type that this version does not know: nobody has to do anything, a version that knows it applies it. */
        UNKNOWN,
        REDRIVEN,
        DISCARDED
    }

    /** Why a record could not be applied. */
    @Schema(name = "DeadLetterCause")
    public enum Cause {
        /** Its CloudEvents attributes are missing or malformed. */
        HEADERS,
        /** Its type is not known to this version; it is set aside as {@link State#UNKNOWN}, and nothing waits behind it. */
        TYPE,
        /** Its body cannot be parsed. */
        BODY,
        /** Its consumer failed. */
        HANDLER,
        /** It is sound, but an earlier record of its key is a dead letter. */
        WAITS;

        static Cause of(UnreadableEventException reason) {
            return switch (reason.part()) {
                case HEADERS -> HEADERS;
                case TYPE -> TYPE;
                case BODY -> BODY;
            };
        }

        /** Whether the state of the key would go wrong if later records were applied. */
        boolean blocks() {
            return this != TYPE;
        }

        State keptAs() {
            return this == TYPE ? State.UNKNOWN : State.OPEN;
        }

        static String describe(Throwable failure) {
            var root = failure;
            while (root.getCause() != null && root.getCause() != root) {
                root = root.getCause();
            }
            var text = root.getClass().getSimpleName() + ": " + root.getMessage();
            return text.length() <= 500 ? text : text.substring(0, 500);
        }
    }
}
