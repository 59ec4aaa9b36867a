package dev.firstline.sla.timer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.Topic;
import dev.firstline.sla.fixture.Stack;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * How the database goes about the firing when much has come due since it last counted, and its statistics say that nothing is. It must
 * not look through the whole backlog for each clock.
 */
@Stack
class FiringPlanTest {

    private static final int FAR = 20_000;
    private static final int BROKEN = 20_000;
    private static final int DUE = 2_000;
    private static final int BATCH = 500;

    @BeforeEach
    void aBacklogThatTheStatisticsHaveNotHeardOf() throws SQLException {
        ClocksApart.make();
        ClocksApart.insertBroken(BROKEN);
        ClocksApart.insertOverdue(FAR);
        ClocksApart.postponeAndCount();
        ClocksApart.insertOverdue(DUE);
        ClocksApart.insertToBeToldOverdue(DUE);
    }

    /** Clocks that ended are in none of the timer's indexes, and those that are broken are found as cheaply as those that run. */
    @Test
    void whatIsDueIsFoundWithoutTheClocksThatEnded() throws SQLException {
        assertThat(ClocksApart.plan(FiringStatements.FIRE, Firing.BATCH))
                .contains("Index Scan using clock_partition_next_fire_at_idx")
                .doesNotContain("Seq Scan", "Filter: (state", "Sort");
        assertThat(ClocksApart.plan(FiringStatements.WAITING, BATCH)).doesNotContain("Seq Scan");
        assertThat(ClocksApart.plan(FiringStatements.NEXT, Topic.PARTITIONS))
                .contains("Index Scan using clock_partition_next_fire_at_idx")
                .doesNotContain("Seq Scan", "Sort");
    }

    /** A "join filter" is what the database says of comparing each with each. */
    @Test
    void whatWasClaimedIsNotComparedWithAllThatIsDue() throws SQLException {
        assertThat(ClocksApart.plan(FiringStatements.FIRE, Firing.BATCH)).doesNotContain("Join Filter");
        assertThat(ClocksApart.plan(FiringStatements.FIRE_OF_EACH, BATCH)).doesNotContain("Join Filter");
    }

    @Test
    void theClocksOfATenantAreFoundWithoutThoseOfTheOthers() throws SQLException {
        assertThat(ClocksApart.plan(FiringStatements.FIRE_OF_EACH, BATCH))
                .contains("Index Scan using clock_tenant_next_fire_at_idx");
    }
}
