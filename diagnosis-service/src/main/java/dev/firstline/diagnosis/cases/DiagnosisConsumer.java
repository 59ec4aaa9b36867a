package dev.firstline.diagnosis.cases;

import dev.firstline.chassis.inbox.EventHandler;
import dev.firstline.contracts.EventEnvelope;
import dev.firstline.diagnosis.rule.Diagnostician;
import dev.firstline.diagnosis.rule.LaterWords;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Hears tickets and their words. */
@ApplicationScoped
class DiagnosisConsumer implements EventHandler {

    private final Cases cases;
    private final LaterWords later;

    DiagnosisConsumer(Cases cases, Diagnostician diagnostician) {
        this.cases = cases;
        this.later = diagnostician.laterWords();
    }

    @Override
    public String consumer() {
        return "diagnosis.events";
    }

    @Override
    public void handle(List<EventEnvelope<?>> events) {
        var heard = events.stream().flatMap(event -> Heard.of(event, later)).toList();
        if (!heard.isEmpty()) {
            cases.hear(heard);
        }
    }
}
