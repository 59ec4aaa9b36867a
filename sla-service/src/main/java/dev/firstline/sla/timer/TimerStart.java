package dev.firstline.sla.timer;

import dev.firstline.sla.settling.Settling;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** One timer for each copy of the service. */
@ApplicationScoped
class TimerStart {

    private final TimerLoop loop;

    TimerStart(Firing firing, TimerSignal signal, Settling settling) {
        this.loop = new TimerLoop("sla-timer", firing, signal, settling);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }
}
