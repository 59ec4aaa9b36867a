package dev.firstline.devstack.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConsumerLagTest {

    @Test
    void aTopicThatIsToldTwiceCountsOnce() {
        assertThat(ConsumerLag.of("""
                # TYPE kafka_consumer_fetch_manager_records_lag gauge
                kafka_consumer_fetch_manager_records_lag{client_id="a",partition="0",topic="firstline_sla_v1"} 7.0
                kafka_consumer_fetch_manager_records_lag{client_id="a",partition="0",topic="firstline.sla.v1"} 7.0
                kafka_consumer_fetch_manager_records_lag{client_id="b",partition="1",topic="firstline.sla.v1"} 1200.0
                kafka_consumer_fetch_manager_records_lag_max{client_id="b",partition="1",topic="firstline.sla.v1"} 5000.0
                """)).hasValue(1207L);
    }

    @Test
    void whoHasJustBegunTellsOfNoPartitionYet() {
        assertThat(ConsumerLag.of("""
                kafka_consumer_fetch_manager_records_lag_max{client_id="a",kafka_version="4.1.1"} 12.0
                kafka_consumer_fetch_manager_records_lag_max{client_id="b",kafka_version="4.1.1"} 340.0
                kafka_consumer_fetch_manager_records_lag_max{client_id="c",kafka_version="4.1.1"} NaN
                """)).hasValue(340L);
    }

    @Test
    void whoHearsNothingIsBehindNothing() {
        assertThat(ConsumerLag.of("kafka_consumer_fetch_manager_records_lag_max{client_id=\"a\"} NaN\n"))
                .isEmpty();
    }
}
