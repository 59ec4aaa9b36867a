package dev.firstline.diagnosis.cases;

import dev.firstline.chassis.inbox.EventHandler;
import dev.firstline.contracts.EventEnvelope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Hears tickets and their words. */
@ApplicationScoped
class DiagnosisConsumer implements EventHandler {

    private final Cases cases;

    DiagnosisConsumer(Cases cases) {
        this.cases = cases;
    }

    @Override
    public String consumer() {
        return "diagnosis.events";
    }

    @Override
    public void handle(List<EventEnvelope<?>> events) {
        var heard = events.stream().flatMap(Heard::of).toList();
        if (!heard.isEmpty()) {
            cases.hear(heard);
        }
    }
}
