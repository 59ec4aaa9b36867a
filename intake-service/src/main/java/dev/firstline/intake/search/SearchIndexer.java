package dev.firstline.intake.search;

import dev.firstline.chassis.loop.Loops;
import dev.firstline.chassis.pages.PageTurns;
import dev.firstline.chassis.pages.PageWorker;
import dev.firstline.chassis.tenancy.Transactions;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** The thread that writes what is searched. */
@ApplicationScoped
class SearchIndexer {

    /** Whoever has written finds it within a second; what a ticket goes through in its first moments is written once. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private final Loops loops;
    private final PageWorker worker;

    SearchIndexer(Indexing indexing, Transactions transactions, Loops loops) {
        this.loops = loops;
        this.worker = new PageWorker("search-index", new PageTurns<>(transactions, indexing), LOOK_EVERY);
    }

    void start(@Observes StartupEvent event) {
        worker.start(loops);
    }

    void stop(@Observes ShutdownEvent event) {
        worker.stop();
    }
}
