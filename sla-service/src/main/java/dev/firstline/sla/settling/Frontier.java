package dev.firstline.sla.settling;

import dev.firstline.contracts.Topic;
import dev.firstline.contracts.watermark.Watermark;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Up to when all facts have been applied, by partition: the least of what the sources have reached. It knows what the sources state and
 * what this copy has applied, in whatever order it hears of them. Safe for threads.
 */
final class Frontier {

    /** What one sender states is one share of so many of a service. */
    private record Share(String service, int share, int shares) {}

    private record Place(String topic, int partition) {}

    private final Map<String, List<String>> topicsOfSource;
    private final Map<Share, SourceProgress> shares = new HashMap<>();
    private final Map<Place, Long> applied = new HashMap<>();
    private final Set<String> existing = new HashSet<>();
    private boolean lookedAround;

    /** @param topics those that are read; each belongs to a source */
    Frontier(Set<Topic> topics) {
        this.topicsOfSource = topics.stream()
                .collect(Collectors.groupingBy(
                        Topic::owner, Collectors.mapping(Topic::topicName, Collectors.toUnmodifiableList())));
    }

    /** The services whose facts are read. */
    Set<String> sources() {
        return topicsOfSource.keySet();
    }

    synchronized void state(Watermark watermark) {
        var topics = topicsOfSource.get(watermark.service());
        if (topics != null && watermark.share() >= 0 && watermark.share() < watermark.shares()) {
            existing.add(watermark.service());
            shares.computeIfAbsent(
                            new Share(watermark.service(), watermark.share(), watermark.shares()),
                            any -> new SourceProgress(topics, this::applied))
                    .state(watermark);
        }
    }

    /** The records of a partition in front of that offset have been applied, or were before this copy came. */
    synchronized void applied(String topic, int partition, long end) {
        if (end > 0) {
            exists(topic);
        }
        if (applied.merge(new Place(topic, partition), end, Math::max) == end) {
            shares.values().forEach(SourceProgress::advance);
        }
    }

    /** There are records on that topic, so its source is waited for. */
    synchronized void exists(String topic) {
        Topic.named(topic).map(Topic::owner).filter(topicsOfSource::containsKey).ifPresent(existing::add);
    }

    /** From now on a source that neither stated nor published anything is none of this installation. */
    synchronized void lookedAround() {
        lookedAround = true;
    }

    /**
     * Up to when all facts on that partition have been applied, inclusive.
     *
     * @return {@link Instant#MIN} when nothing is known, {@link Instant#MAX} when there is no source to wait for
     */
    synchronized Instant upTo(int partition) {
        if (!lookedAround) {
            return Instant.MIN;
        }
        return existing.stream()
                .map(source -> reached(source, partition))
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    /**
     * What all shares together have reached. While the number of shares changes, two sets of them may speak; what either says is true.
     */
    private Instant reached(String source, int partition) {
        var bySet = new HashMap<Integer, Map<Integer, Instant>>();
        shares.forEach((share, progress) -> {
            if (share.service().equals(source)) {
                bySet.computeIfAbsent(share.shares(), any -> new HashMap<>())
                        .put(share.share(), progress.reached(partition));
            }
        });
        return bySet.entrySet().stream()
                .filter(set -> set.getValue().size() == set.getKey())
                .map(set ->
                        set.getValue().values().stream().min(Instant::compareTo).orElseThrow())
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
    }

    private long applied(String topic, int partition) {
        return applied.getOrDefault(new Place(topic, partition), -1L);
    }
}
