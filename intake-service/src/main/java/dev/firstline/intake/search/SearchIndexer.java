package dev.firstline.intake.search;

import dev.firstline.chassis.loop.Loops;
import dev.firstline.chassis.pages.PageTurns;
import dev.firstline.chassis.pages.PageWorker;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.intake.admission.OpeningRush;
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

    /** So that it takes a tenth of a connection, and of what the database can do, while tickets are opened as fast as that goes. */
    private static final int RESTS_PER_PAGE = 9;

    private static final Duration LONGEST_REST = Duration.ofSeconds(1);

    private final Loops loops;
    private final PageWorker worker;

    SearchIndexer(Indexing indexing, Transactions transactions, Loops loops, OpeningRush rush) {
        this.loops = loops;
        this.worker = new PageWorker(
                "search-index",
                new PageTurns<>(transactions, indexing),
                LOOK_EVERY,
                page -> rush.isOn() ? restAfter(page) : Duration.ZERO);
    }

    /** What was written in a rush is found later than within a second; the rest has an end, so that the news are read to theirs. */
    static Duration restAfter(Duration page) {
        var rest = page.multipliedBy(RESTS_PER_PAGE);
        return rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
    }

    void start(@Observes StartupEvent event) {
        worker.start(loops);
    }

    void stop(@Observes ShutdownEvent event) {
        worker.stop();
    }
}
