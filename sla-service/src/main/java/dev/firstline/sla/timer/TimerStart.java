package dev.firstline.sla.timer;

import dev.firstline.chassis.loop.Loops;
import dev.firstline.sla.settling.Settling;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** One timer for each copy of the service. */
@ApplicationScoped
class TimerStart {

    private final TimerLoop loop;
    private final Loops loops;

    TimerStart(Firing firing, TimerSignal signal, Settling settling, Loops loops) {
        this.loops = loops;
        this.loop = new TimerLoop("sla-timer", firing, signal, settling);
    }

    void start(@Observes StartupEvent event) {
        loop.loops().forEach(loops::start);
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }
}
