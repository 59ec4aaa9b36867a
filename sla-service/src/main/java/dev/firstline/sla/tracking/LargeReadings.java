package dev.firstline.sla.tracking;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.quota.Limits;
import dev.firstline.chassis.quota.Turnstile;
import dev.firstline.chassis.tenancy.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * The turns of readings of which each holds a whole long history in memory: few at a time, of each tenant one, whoever asks for more. A usual
 * reading needs none.
 */
@ApplicationScoped
class LargeReadings {

    private static final int AT_A_TIME = 2;
    private static final int OF_A_TENANT = 1;
    private static final int LINE = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Turnstile turns = new Turnstile(AT_A_TIME, OF_A_TENANT, LINE);
    private final Limits limits;

    LargeReadings(Limits limits) {
        this.limits = limits;
    }

    /**
     * Reads when it is this reader's turn.
     *
     * @param reading in a transaction of its own: none is open while it waits
     * @throws Problem 429 when too many of the tenant wait, or the turn does not come
     */
    <T> T inTurn(Scope reader, Supplier<T> reading) {
        var place = turns.enter(reader.setting()).orElseThrow(this::crowded);
        try {
            place.given().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return reading.get();
        } catch (TimeoutException e) {
            throw crowded();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw crowded();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a place is given or left, nothing else", e);
        } finally {
            place.leave();
        }
    }

    private Problem crowded() {
        return limits.refusals()
                .tooMuch(
                        List.of("costly"),
                        "Clocks of tickets with a very long history are read by this tenant already; read this one in"
                                + " a moment.");
    }
}
