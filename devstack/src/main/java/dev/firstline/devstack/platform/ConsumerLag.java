package dev.firstline.devstack.platform;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** How far a service is behind its topics, from the metrics of Kafka's client. */
final class ConsumerLag {

    private static final Pattern LAG =
            Pattern.compile("(?m)^kafka_consumer_fetch_manager_records_lag\\{([^}]*)} ([0-9.eE+]+)$");

    private static final Pattern MOST =
            Pattern.compile("(?m)^kafka_consumer_fetch_manager_records_lag_max\\{[^}]*} ([0-9.eE+]+)$");

    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");

    private ConsumerLag() {}

    /**
     * Over all partitions; in the first minute of a service, which tells of no partition yet, in the one where it is most. Empty when the
     * service hears none.
     *
     * @param metrics in Prometheus' text
     */
    static Optional<Long> of(String metrics) {
        // Each topic comes twice, once with underscores in place of its dots.
        Map<String, Double> lags = new HashMap<>();
        LAG.matcher(metrics).results().forEach(sample -> {
            Map<String, String> labels = new HashMap<>();
            LABEL.matcher(sample.group(1)).results().forEach(label -> labels.put(label.group(1), label.group(2)));
            String topic = labels.get("topic");
            if (topic != null && labels.containsKey("partition")) {
                String partition = topic.replace('.', '_') + " " + labels.get("partition");
                lags.merge(partition, Double.parseDouble(sample.group(2)), Math::max);
            }
        });
        OptionalDouble lag = lags.isEmpty()
                ? MOST.matcher(metrics)
                        .results()
                        .mapToDouble(sample -> Double.parseDouble(sample.group(1)))
                        .max()
                : OptionalDouble.of(
                        lags.values().stream().mapToDouble(each -> each).sum());
        return lag.isPresent() ? Optional.of(Math.round(lag.getAsDouble())) : Optional.empty();
    }
}
