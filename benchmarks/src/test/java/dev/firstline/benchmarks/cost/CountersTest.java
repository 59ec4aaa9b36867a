package dev.firstline.benchmarks.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountersTest {

    private static final String METRICS = """
            # TYPE jvm_gc_memory_allocated_bytes_total counter
            jvm_gc_memory_allocated_bytes_total 1.5E8
            jvm_memory_used_bytes{area="heap",id="Eden Space"} 2000000.0
            jvm_memory_used_bytes{area="heap",id="Tenured Gen"} 9.9E7
            jvm_memory_used_bytes{area="nonheap",id="CodeCache"} 3.0E7
            jvm_gc_pause_seconds_count{action="end of minor GC",cause="Allocation Failure",gc="Copy"} 12.0
            jvm_gc_pause_seconds_count{action="end of major GC",cause="Metadata {x}",gc="MarkSweepCompact"} 1.0
            jvm_gc_pause_seconds_sum{action="end of minor GC",cause="Allocation Failure",gc="Copy"} 0.25
            jvm_gc_pause_seconds_max{action="end of minor GC",cause="Allocation Failure",gc="Copy"} 0.9
            jvm_gc_pause_seconds_sum{action="end of major GC",cause="Metadata {x}",gc="MarkSweepCompact"} 0.05
            """;

    @Test
    void whatWasAllocatedSinceTheLastCollectionCountsToo() {
        var cost = JvmCost.of(METRICS);

        assertThat(cost.allocatedBytes()).isEqualTo(1.52e8, within(1.0));
        assertThat(cost.collections()).isEqualTo(13);
        assertThat(cost.pauseMillis()).isEqualTo(300, within(1e-6));
    }

    @Test
    void aJvmThatBeganAnewCountsFromItsBegin() {
        var anew = new JvmCost(5e6, 1, 3);

        assertThat(anew.since(JvmCost.of(METRICS))).isEqualTo(anew);
        assertThat(JvmCost.of("")).isEqualTo(new JvmCost(0, 0, 0));
    }

    @Test
    void aCollectionThatIsNotYetCountedIsNoNewJvm() {
        var before = new JvmCost(9e8, 18, 2_574);

        assertThat(new JvmCost(8.9e8, 18, 2_574).since(before)).isEqualTo(new JvmCost(0, 0, 0));
    }

    @Test
    void aDatabaseWhoseStatisticsWereForgottenCountsFromThen() {
        var anew = new DatabaseCost(5, 4, 3, 2, 1, 0);

        assertThat(anew.since(new DatabaseCost(900, 9, 9, 9, 9, 9))).isEqualTo(anew);
        assertThat(new DatabaseCost(905, 13, 12, 11, 10, 9).since(new DatabaseCost(900, 9, 9, 9, 9, 9)))
                .isEqualTo(anew);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"BEGIN", "begin", "COMMIT", "ROLLBACK", "START TRANSACTION READ ONLY", "SAVEPOINT $1", "end"})
    void whatOnlyBeginsOrEndsATransactionIsControl(String text) {
        assertThat(statement(text).isControl()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select $1",
                "SET LOCAL x = $1",
                "with a as (select 1) select 2",
                "committed",
                "update end_of set a = $1"
            })
    void othersAreStatements(String text) {
        assertThat(statement(text).isControl()).isFalse();
    }

    private static StatementCost statement(String text) {
        return new StatementCost("sla", 1, text, 1, 0, 0, 0);
    }
}
