package dev.firstline.diagnosis.knowledge;

import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.diagnosis.product.ProductCatalog;
import dev.firstline.diagnosis.rule.Diagnostician;
import dev.firstline.diagnosis.rule.Thresholds;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Locale;
import org.eclipse.microprofile.config.Config;

/** Gives the service its diagnostician. At start, so that a mistake in a data file stops the start and not a ticket. */
class KnowledgeProducer {

    /** Behind it stands an outcome, as in {@code firstline.diagnosis.confidence.escalate-microsoft}. */
    private static final String CONFIDENCE = "firstline.diagnosis.confidence.";

    @Produces
    @Singleton
    @Startup
    Diagnostician diagnostician(Config config) {
        return Knowledge.diagnostician(thresholds(config));
    }

    @Produces
    @Singleton
    ProductCatalog products() {
        return Knowledge.catalog();
    }

    private static Thresholds thresholds(Config config) {
        var least = new EnumMap<Outcome, Double>(Outcome.class);
        for (var outcome : Outcome.values()) {
            var name = outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
            config.getOptionalValue(CONFIDENCE + name, Double.class).ifPresent(value -> least.put(outcome, value));
        }
        return new Thresholds(least);
    }
}
