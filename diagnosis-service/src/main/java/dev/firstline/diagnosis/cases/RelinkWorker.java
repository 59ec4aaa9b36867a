package dev.firstline.diagnosis.cases;

import dev.firstline.chassis.loop.Loops;
import dev.firstline.chassis.pages.PageWorker;
import dev.firstline.diagnosis.incident.IncidentChanged;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

/** The thread that decides anew what a changed incident concerns, one page after the other. */
@ApplicationScoped
class RelinkWorker {

    private final Loops loops;
    private final PageWorker worker;

    RelinkWorker(Relinking relinking, Loops loops) {
        this.loops = loops;
        this.worker = new PageWorker("relink", relinking.turns());
    }

    void start(@Observes StartupEvent event) {
        worker.start(loops);
    }

    void stop(@Observes ShutdownEvent event) {
        worker.stop();
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) IncidentChanged change) {
        worker.wake();
    }
}
