package dev.firstline.chassis.inbox;

import dev.firstline.chassis.event.CloudEvents;
import dev.firstline.chassis.event.UnreadableEventException;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.Transactions;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Drives dead letters again: all open ones of a key of a topic, in their order, up to the first that fails again. */
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
    public record Result(int applied, int left) {}

    /** Drives the letter's key again; empty when the letter is not in the scope. */
    Optional<Result> ofKeyOf(UUID id, Scope scope) {
        return transactions.in(scope, () -> deadLetters.find(id)).map(letter -> {
            int applied = 0;
            while (next(letter)) {
                applied++;
            }
            var left = transactions.asPlatform(
                    () -> deadLetters.openOfKeyOf(letter).size());
            return new Result(applied, left);
        });
    }

    /** Applies the oldest open letter of the key; false when there is none or it failed again. */
    private boolean next(DeadLetter sibling) {
        var oldest = transactions.asPlatform(
                () -> deadLetters.openOfKeyOf(sibling).stream().findFirst());
        if (oldest.isEmpty()) {
            return false;
        }
        var letter = oldest.get();
        try {
            transactions.asPlatform(() -> {
                deadLetters.lockKey(letter.consumer(), letter.topic(), letter.key());
                // Marked first: with the letter still open its own key would count as blocked.
                deadLetters.mark(letter.id(), DeadLetter.State.REDRIVEN);
                inbox.reapply(CloudEvents.read(kafkaHeaders(letter), letter.payload()), handler(letter));
            });
            return true;
        } catch (UnreadableEventException e) {
            failed(letter, DeadLetter.Cause.of(e), String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            failed(letter, DeadLetter.Cause.HANDLER, DeadLetter.Cause.describe(e));
        }
        return false;
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
