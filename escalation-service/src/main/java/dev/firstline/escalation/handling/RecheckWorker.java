package dev.firstline.escalation.handling;

import dev.firstline.chassis.loop.Loops;
import dev.firstline.chassis.pages.PageWorker;
import dev.firstline.escalation.registry.PartnerChanged;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

/** The thread that looks again at what is blocked, one page after the other. */
@ApplicationScoped
class RecheckWorker {

    private final Loops loops;
    private final PageWorker worker;

    RecheckWorker(BlockedAgain blockedAgain, Loops loops) {
        this.loops = loops;
        this.worker = new PageWorker("recheck", blockedAgain.turns());
    }

    void start(@Observes StartupEvent event) {
        worker.start(loops);
    }

    void stop(@Observes ShutdownEvent event) {
        worker.stop();
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) PartnerChanged change) {
        worker.wake();
    }
}
