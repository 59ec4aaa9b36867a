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
 * One thread looks at the database for all of them: at once after a commit of this copy, else twice a second; not while nobody watches.
 */
@ApplicationScoped
public class LiveFeed {

    private static final Logger LOG = Logger.getLogger(LiveFeed.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    /** Between two looks, so that a burst is told in few pushes. */
    private static final Duration REST = Duration.ofMillis(100);
    /** How long changes are gathered for a browser that has loaded a page and not asked for the changes yet. */
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
    private volatile long expectedUntil = System.nanoTime();
    private boolean begun;

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
        loop.stop(signal::wake, FAREWELL);
        synchronized (this) {
            List.copyOf(watchers).forEach(MultiEmitter::complete);
        }
    }

    /**
     * The position of the open transaction: whoever reads rows after this call, in the same transaction, misses no change
     * by asking for those since the position.
     */
    public long position() {
        long position = Long.parseLong(store.position());
        begin(position);
        return position;
    }

    /** While nobody watched nobody looked: what came before is of no interest to who comes now, and may be very much. */
    private synchronized void begin(long position) {
        boolean watched = isWatched();
        expectedUntil = System.nanoTime() + EXPECTED.toNanos();
        if (!watched && position > history.end()) {
            history.restart(position);
        }
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
        begin(position);
        watcher.emit(history.since(position));
        watchers.add(watcher);
        watcher.onTermination(() -> leave(watcher));
    }

    private synchronized void leave(MultiEmitter<? super Push> watcher) {
        watchers.remove(watcher);
        expectedUntil = System.nanoTime() + EXPECTED.toNanos();
    }

    private void watch(Loop loop) throws InterruptedException {
        while (loop.goesOn()) {
            try {
                signal.await(LOOK_EVERY);
                look();
                Thread.sleep(REST);
            } catch (RuntimeException e) {
                LOG.infof("Changes cannot be read now, trying again: %s", e.getMessage());
                Thread.sleep(LOOK_EVERY);
            }
            loop.turned();
        }
    }

    private void look() {
        if (!isWatched()) {
            beginOnce();
            return;
        }
        var push = transactions.asPlatform(this::read);
        synchronized (this) {
            if (push.complete() && push.rows().isEmpty()) {
                history.advance(push.position());
            } else {
                var numbered = history.add(push.position(), push.rows(), push.complete());
                new ArrayList<>(watchers).forEach(watcher -> watcher.emit(numbered));
            }
        }
    }

    /** Who comes from a time before the start is to load the list anew. */
    private void beginOnce() {
        if (!begun) {
            var position = transactions.asPlatform(() -> Long.parseLong(store.position()));
            synchronized (this) {
                if (!isWatched()) {
                    history.restart(position);
                }
            }
            begun = true;
        }
    }

    private Push read() {
        var from = history.end();
        var to = Long.parseLong(store.position());
        // A database that was put back from a backup can count from further down; then nothing that is known holds.
        if (to < from) {
            return Push.reload(0, to);
        }
        var rows = store.changed(Long.toString(from), Long.toString(to), MOST_ROWS + 1);
        return rows.size() > MOST_ROWS ? Push.reload(0, to) : new Push(0, to, rows, true);
    }

    private synchronized boolean isWatched() {
        return !watchers.isEmpty() || expectedUntil - System.nanoTime() > 0;
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
