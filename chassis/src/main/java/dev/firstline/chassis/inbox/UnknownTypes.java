package dev.firstline.chassis.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Counts records of types that this version does not know, and says so once for each type. */
@ApplicationScoped
class UnknownTypes {

    private static final Logger LOG = Logger.getLogger(UnknownTypes.class);

    /** Of so many a name of its own in the metrics; a producer gone mad must not fill them. */
    private static final int MOST = 50;

    private static final String OTHER = "other";

    private final MeterRegistry metrics;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    UnknownTypes(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void count(String consumer, String type) {
        boolean named = known.contains(type) || known.size() < MOST;
        if (named && known.add(type)) {
            LOG.infof(
                    "%s: events of the type '%s' are not known to this version and are set aside for one that knows it",
                    consumer, type.length() <= 80 ? type : type.substring(0, 80));
        }
        counter(consumer, named ? type : OTHER).increment();
    }

    /** The one whose name is known before anything comes; all together are counted by their cause. */
    void register(String consumer) {
        counter(consumer, OTHER);
    }

    private Counter counter(String consumer, String type) {
        return metrics.counter("firstline.inbox.unknown.types", "consumer", consumer, "type", type);
    }
}
