package dev.firstline.diagnosis.knowledge;

import dev.firstline.diagnosis.rule.Diagnostician;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gives the service its diagnostician. At start, so that a mistake in a data file stops the start and not a ticket. */
class KnowledgeProducer {

    @Produces
    @Singleton
    @Startup
    Diagnostician diagnostician() {
        return Knowledge.diagnostician();
    }
}
