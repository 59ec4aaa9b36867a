package dev.firstline.sla.settling;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Which partitions this copy reads, and from where on: in front of that, another copy or an earlier start has applied everything. */
@ApplicationScoped
@Identifier("sla.events") class PartitionsRead implements KafkaConsumerRebalanceListener {

    private final Settling settling;

    PartitionsRead(Settling settling) {
        this.settling = settling;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        partitions.forEach(
                place -> settling.assigned(consumer, place.topic(), place.partition(), consumer.position(place)));
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        partitions.forEach(place -> settling.revoked(consumer, place.topic(), place.partition()));
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        onPartitionsRevoked(consumer, partitions);
    }
}
