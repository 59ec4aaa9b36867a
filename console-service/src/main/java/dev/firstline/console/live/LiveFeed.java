package dev.firstline.console.live;

import dev.firstline.chassis.loop.Loop;
import dev.firstline.chassis.loop.Loops;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.console.queue.QueueStore;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Finds out what changed in the views, whichever copy of the console changed it, and tells all watchers of this copy.
 * One thread looks at the database for all of them: at once after a commit of this copy, else twice a second. While nobody watches it
 * does not look: what changed meanwhile is in the rows, and is read when somebody comes.
 */
@ApplicationScoped
public class LiveFeed {

    private static final Logger LOG = Logger.getLogger(LiveFeed.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    /** Between two looks, so that a burst is told in few pushes. */
    private static final Duration REST = Duration.ofMillis(100);
    /** How long a browser is expected that has loaded a page and not asked for the changes yet, or whose stream has ended. */
    private static final Duration EXPECTED = Duration.ofMinutes(1);

    /** Longer than its statements may take. */
    private static final Duration LONGEST_TURN = Duration.ofMinutes(3);

    private static final Duration FAREWELL = Duration.ofSeconds(2);
    private static final int MOST_ROWS = 500;
    private static final int MOST_REMEMBERED = 2_000;

    private final Transactions transactions;
    private final QueueStore store;
    private final ChangeSignal signal;
    private final Set<MultiEmitter<? super Push>> watchers = new HashSet<>();
    private final History history = new History(MOST_REMEMBERED);
    private final Loops loops;
    private final Loop loop = new Loop("live-feed", LONGEST_TURN, this::watch);
    private long expectedUntil = System.nanoTime();
    /** Until when the history may be gone on from while nobody watches. */
    private long rememberedUntil = System.nanoTime();
    /** Somebody came of whom nobody knew, to a history that lies too far back to go on from. */
    private boolean anew;

    LiveFeed(Transactions transactions, QueueStore store, ChangeSignal signal, Loops loops) {
        this.transactions = transactions;
        this.store = store;
        this.signal = signal;
        this.loops = loops;
    }

    void start(@Observes StartupEvent event) {
        loops.start(loop);
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop(() -> signal.heed(false), FAREWELL);
        synchronized (this) {
            List.copyOf(watchers).forEach(MultiEmitter::complete);
        }
    }

    /**
     * The position of the open transaction: whoever reads rows after this call, in the same transaction, misses no change
     * by asking for those since the position.
     */
    public long position() {
        var position = Long.parseLong(store.position());
        expectFrom(position);
        return position;
    }

    private synchronized void expectFrom(long position) {
        long aWhileFromNow = System.nanoTime() + EXPECTED.toNanos();
        if (watchers.isEmpty() && isOver(rememberedUntil)) {
            history.restart(position);
            rememberedUntil = aWhileFromNow;
        }
        expectedUntil = aWhileFromNow;
    }

    /**
     * First what changed since the position, then each change when it is committed. A watcher that is slower than the
     * changes gets only the latest push, and then one that asks it to load the list anew.
     */
    public Multi<Push> since(long position) {
        return Multi.createFrom()
                .<Push>emitter(watcher -> join(watcher, position), BackPressureStrategy.LATEST)
                .map(new Continuity()::check);
    }

    private synchronized void join(MultiEmitter<? super Push> watcher, long position) {
        if (watchers.isEmpty() && isOver(expectedUntil)) {
            anew = true;
        } else {
            if (watchers.isEmpty() && position > history.end()) {
                // What changed while nobody looked is on the page already. Told anew together with a note of the desk,
                // it would show that
                // there was one.
                history.restart(position);
            }
            watcher.emit(history.since(position));
        }
        watchers.add(watcher);
        watcher.onTermination(() -> leave(watcher));
        signal.heed(true);
    }

    private synchronized void leave(MultiEmitter<? super Push> watcher) {
        watchers.remove(watcher);
        expectedUntil = System.nanoTime() + EXPECTED.toNanos();
        rememberedUntil = expectedUntil;
        signal.heed(!watchers.isEmpty());
    }

    private void watch(Loop loop) throws InterruptedException {
        while (loop.goesOn()) {
            if (!isWatched()) {
                loop.rests();
                signal.await();
                loop.turned();
                continue;
            }
            try {
                look();
                Thread.sleep(REST);
                signal.await(LOOK_EVERY);
            } catch (RuntimeException e) {
                LOG.infof("Changes cannot be read now, trying again: %s", e.getMessage());
                Thread.sleep(LOOK_EVERY);
            }
            loop.turned();
        }
    }

    private void look() {
        var push = transactions.asPlatform(this::read);
        synchronized (this) {
            if (push.complete() && push.position() < history.end()) {
                // Meanwhile all have gone, and somebody came who knows of more than this.
                return;
            }
            if (push.complete() && push.rows().isEmpty()) {
                history.advance(push.position());
            } else {
                anew &= push.complete();
                var numbered = history.add(push.position(), push.rows(), push.complete());
                new ArrayList<>(watchers).forEach(watcher -> watcher.emit(numbered));
            }
        }
    }

    private Push read() {
        boolean isAnew;
        long from;
        synchronized (this) {
            isAnew = anew;
            from = history.end();
        }
        var to = Long.parseLong(store.position());
        // A database that was put back from a backup can count from further down; then nothing that is known holds.
        if (isAnew || to < from) {
            return Push.reload(0, to);
        }
        var rows = store.changed(Long.toString(from), Long.toString(to), MOST_ROWS + 1);
        return rows.size() > MOST_ROWS ? Push.reload(0, to) : new Push(0, to, rows, true);
    }

    private synchronized boolean isWatched() {
        return !watchers.isEmpty();
    }

    private static boolean isOver(long instant) {
        return instant - System.nanoTime() <= 0;
    }

    /** Notices the pushes that a slow watcher missed. */
    private static final class Continuity {

        private long last = -1;

        Push check(Push push) {
            boolean follows = last < 0 || push.number() == last + 1;
            last = push.number();
            return follows ? push : Push.reload(push.number(), push.position());
        }
    }
}
