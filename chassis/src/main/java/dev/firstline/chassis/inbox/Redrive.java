package dev.firstline.chassis.inbox;

import dev.firstline.chassis.event.CloudEvents;
import dev.firstline.chassis.event.UnreadableEventException;
import dev.firstline.chassis.tenancy.DatabaseTrouble;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.Transactions;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Drives dead letters again: all open ones of a key of a topic, in their order, up to the first that fails again and
 * that others wait behind.
 */
@ApplicationScoped
public class Redrive {

    private final Transactions transactions;
    private final DeadLetters deadLetters;
    private final Inbox inbox;
    private final List<EventHandler> handlers;

    Redrive(Transactions transactions, DeadLetters deadLetters, Inbox inbox, @All List<EventHandler> handlers) {
        this.transactions = transactions;
        this.deadLetters = deadLetters;
        this.inbox = inbox;
        this.handlers = handlers;
    }

    /**
     * What became of a key's dead letters.
     *
     * @param applied how many were applied now
     * @param left how many are still open
     */
    @Schema(name = "Redriven")
    public record Result(int applied, int left) {}

    /** Drives the letter's key again; empty when the letter is not in the scope. */
    Optional<Result> ofKeyOf(UUID id, Scope scope) {
        return transactions.in(scope, () -> deadLetters.find(id)).map(letter -> {
            int applied = 0;
            // Again while something moves: records that came meanwhile wait as well.
            for (int moved = round(letter); moved > 0; moved = round(letter)) {
                applied += moved;
            }
            var left = transactions.asPlatform(
                    () -> deadLetters.openOfKeyOf(letter).size());
            return new Result(applied, left);
        });
    }

    /** Drives what is open of the letter's key; how many were applied. */
    private int round(DeadLetter sibling) {
        int applied = 0;
        for (var letter : transactions.asPlatform(() -> deadLetters.openOfKeyOf(sibling))) {
            if (applies(letter)) {
                applied++;
            } else if (letter.blocks()) {
                break;
            }
        }
        return applied;
    }

    /** Whether it could be applied now; false also when somebody else has closed it meanwhile. */
    private boolean applies(DeadLetter letter) {
        try {
            return transactions.asConsumer(() -> {
                deadLetters.lockKey(letter.consumer(), letter.topic(), letter.key());
                // Marked first: with the letter still open its own key would count as blocked.
                if (!deadLetters.mark(letter.id(), DeadLetter.State.REDRIVEN)) {
                    return false;
                }
                inbox.reapply(CloudEvents.read(kafkaHeaders(letter), letter.payload()), handler(letter));
                return true;
            });
        } catch (UnreadableEventException e) {
            failed(letter, DeadLetter.Cause.of(e), String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            if (InterruptedWorkException.isOf(e)) {
                throw e;
            }
            failed(letter, DeadLetter.Cause.HANDLER, DeadLetter.Cause.describe(e));
        }
        return false;
    }

    /**
     * Applies a record that was set aside and whose type is known by now. What cannot be applied is open from now on, and what waits
     * behind an open one of its key waits with the others: either way it is set aside no longer.
     */
    void known(DeadLetter letter) {
        try {
            transactions.asPlatform(() -> {
                deadLetters.lockKey(letter.consumer(), letter.topic(), letter.key());
                if (deadLetters.isBlocked(letter)) {
                    deadLetters.open(
                            letter.id(),
                            DeadLetter.Cause.WAITS,
                            "an earlier record of the same key is a dead letter",
                            true);
                } else if (deadLetters.mark(letter.id(), DeadLetter.State.REDRIVEN)) {
                    inbox.reapply(CloudEvents.read(kafkaHeaders(letter), letter.payload()), handler(letter));
                }
            });
        } catch (RuntimeException e) {
            if (InterruptedWorkException.isOf(e) || DatabaseTrouble.passes(e)) {
                throw e;
            }
            // Later records of its key were applied already: nothing is gained by holding up those to come.
            transactions.asPlatform(
                    () -> deadLetters.open(letter.id(), DeadLetter.Cause.HANDLER, DeadLetter.Cause.describe(e), false));
        }
    }

    private void failed(DeadLetter letter, DeadLetter.Cause cause, String detail) {
        transactions.asPlatform(() -> deadLetters.failedAgain(letter.id(), cause, detail));
    }

    private EventHandler handler(DeadLetter letter) {
        return handlers.stream()
                .filter(candidate -> candidate.consumer().equals(letter.consumer()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no consumer " + letter.consumer() + " in this version"));
    }

    private static RecordHeaders kafkaHeaders(DeadLetter letter) {
        var headers = new RecordHeaders();
        letter.headers().forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return headers;
    }
}
