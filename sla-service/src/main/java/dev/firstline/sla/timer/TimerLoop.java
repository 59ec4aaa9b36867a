package dev.firstline.sla.timer;

import dev.firstline.chassis.loop.Loop;
import dev.firstline.sla.settling.Settling;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Fires what is due and of which all facts have been read, and sleeps until there is more of it, a second at most, since another copy
 * may have written an earlier clock. Any number of these may run on one database, in one process or many. When more is due than a round takes, a reserve
 * joins in: the database marks the clocks of one while the other writes its events.
 */
final class TimerLoop {

    private static final Logger LOG = Logger.getLogger(TimerLoop.class);

    /** Longer than the statements of a round may take. */
    static final Duration LONGEST_TURN = Duration.ofMinutes(3);

    static final Duration FAREWELL = Duration.ofSeconds(5);

    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);

    /** When something is due but held by another copy or by the keeping of clocks. */
    private static final Duration SHORTEST_SLEEP = Duration.ofMillis(2);

    private final Firing firing;
    private final TimerSignal signal;
    private final Settling settling;
    private final TimerSignal.Ear ear;
    private final Loop loop;
    private final TimerReserve reserve;

    TimerLoop(String name, Firing firing, TimerSignal signal, Settling settling) {
        this.firing = firing;
        this.signal = signal;
        this.settling = settling;
        this.ear = signal.listen();
        this.loop = new Loop(name, LONGEST_TURN, this::run);
        this.reserve = new TimerReserve(name + "-reserve", firing);
    }

    /** What has to be started: it, and its reserve. */
    List<Loop> loops() {
        return List.of(reserve.loop(), loop);
    }

    void start() {
        loops().forEach(Loop::start);
    }

    /** Ends the round that is running, and then the loop. */
    void stop() {
        loop.stop(ear::wakeUp, FAREWELL);
        reserve.stop();
        signal.forget(ear);
    }

    private void run(Loop loop) throws InterruptedException {
        while (loop.goesOn()) {
            turn();
            loop.turned();
        }
    }

    private void turn() throws InterruptedException {
        ear.listenToAll();
        try {
            var round = firing.round();
            if (round.isFull()) {
                workOff();
            } else if (loop.goesOn() && !round.placesMore()) {
                sleepUntil(round.next());
            }
        } catch (RuntimeException e) {
            LOG.warnf("The timer goes on after: %s", e.getMessage());
            ear.sleep(Instant.MIN, LONGEST_SLEEP);
        }
    }

    private void workOff() {
        reserve.call();
        while (loop.goesOn() && firing.backlogRound() > 0) {
            loop.turned();
        }
    }

    private void sleepUntil(DueClocks.Next next) throws InterruptedException {
        // First, so that what settles from here on wakes it.
        ear.watch(next.at());
        var until = next.now().plus(LONGEST_SLEEP);
        for (int partition = 0; partition < next.at().size(); partition++) {
            var at = next.at().get(partition);
            // The others wait for facts. When these have come, or have not for too long, somebody wakes the timer, or
            // it does by itself.
            if (at.isBefore(until) && !settling.settled(partition).isBefore(at)) {
                until = at;
            }
        }
        var length = Duration.between(next.now(), until);
        ear.sleep(until, length.compareTo(SHORTEST_SLEEP) < 0 ? SHORTEST_SLEEP : length);
    }
}
