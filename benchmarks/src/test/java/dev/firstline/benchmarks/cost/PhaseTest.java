package dev.firstline.benchmarks.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.firstline.benchmarks.ground.Report;
import dev.firstline.benchmarks.processes.Account;
import dev.firstline.benchmarks.processes.Account.Kind;
import dev.firstline.benchmarks.processes.ProcStat;
import dev.firstline.benchmarks.processes.ProcessMeter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PhaseTest {

    private static final long SECOND = 1_000_000_000L;

    /** A second platform-wide uses 100 ms in each service, 200 in the database, 30 in the broker, 10 in the launcher. */
    private static Snapshot at(int second, long tickets) {
        var processes = new ArrayList<ProcessMeter>();
        processes.add(process(new Account(Kind.SERVICE, "intake-service"), 1, 10L * second));
        processes.add(process(new Account(Kind.SERVICE, "sla-service"), 2, 10L * second));
        processes.add(process(new Account(Kind.DATABASE, "sla"), 3, 19L * second));
        processes.add(process(Account.DATABASE_BACKGROUND, 4, second));
        processes.add(process(new Account(Kind.BROKER, "kafka"), 5, 3L * second));
        processes.add(process(new Account(Kind.LAUNCHER, "launcher"), 6, second));
        processes.add(process(Account.LOOK, 7, 1_000L * second));
        var counters = Map.of(
                "sla", new DatabaseCost(100L * second, 40L * second, 0, 0, 0, 0),
                "intake", new DatabaseCost(20L * second, 40L * second, 0, 0, 0, 0));
        var statements = new LinkedHashMap<Databases.StatementKey, StatementCost>();
        for (var statement : List.of(
                new StatementCost("sla", 1, "BEGIN", 100L * second, 0, 1, 0),
                new StatementCost("sla", 2, "select 1", 300L * second, 0, 5.0 * second, 0),
                new StatementCost("intake", 3, "insert", 60L * second, 60L * second, 9.0 * second, 5_000L * second),
                new StatementCost("intake", 4, "create table", 1, 0, 900, 0))) {
            statements.put(new Databases.StatementKey(statement.database(), statement.id()), statement);
        }
        return new Snapshot(
                second * SECOND,
                tickets,
                processes,
                new Databases(counters, statements, new WalCost(480_000L * second, 2L * second, 40L * second)),
                Map.of(
                        "firstline.ticket.v1", 40L * second,
                        "firstline.sla.v1", 60L * second,
                        "firstline.watermark.v1", 5L * second,
                        "__consumer_offsets", 80L * second),
                Map.of("sla-service", new JvmCost(1e6 * second, second, second)));
    }

    private static ProcessMeter process(Account account, long pid, long ticks) {
        return new ProcessMeter(account, new ProcStat(pid, "x", 1, ticks, 0, 0, 1), 1 << 20, List.of());
    }

    @Test
    void everythingIsDividedByTheTicketsOfThePhaseAlone() {
        var phase = Phase.between("20/s", "20", 20, at(100, 500), at(110, 700));

        assertThat(phase.tickets()).isEqualTo(200);
        assertThat(phase.seconds()).isEqualTo(10);
        assertThat(phase.millis(LastLine.PLATFORM)).isEqualTo(20, within(1e-9));
        assertThat(phase.millis(Set.of(Kind.DATABASE))).isEqualTo(10, within(1e-9));
        assertThat(phase.millis(LastLine.ALL)).isEqualTo(22, within(1e-9));
        assertThat(phase.transactions()).isEqualTo(6);
        // Without what begins and ends transactions.
        assertThat(phase.statementCalls()).isEqualTo(18);
        // Without watermarks and what the broker writes for itself.
        assertThat(phase.events()).isEqualTo(5);
        assertThat(phase.restarted()).isEmpty();
    }

    @Test
    void statementsThatWereNotCalledMeanwhileAreLeftOutAndTheLongestStandsFirst() {
        var phase = Phase.between("20/s", "20", 20, at(100, 500), at(110, 700));

        assertThat(phase.statements()).extracting(StatementCost::text).containsExactly("insert", "select 1", "BEGIN");
    }

    @Test
    void theLastLineHasTheKeysThatWereAskedFor() {
        var phases = List.of(
                Phase.between("idle", "idle", 0, at(0, 0), at(60, 0)),
                Phase.between("20/s cold", "20_cold", 20, at(60, 0), at(70, 100)),
                Phase.between("20/s", "20", 20, at(100, 500), at(110, 700)),
                Phase.between("50/s", "50", 50, at(200, 0), at(210, 500)));

        assertThat(LastLine.of(phases))
                .containsAllEntriesOf(Map.of(
                        "idle_core_share", 0.44,
                        "cpu_ms_20_cold", 40.0,
                        "cpu_ms_20", 20.0,
                        "cpu_ms_50", 8.0,
                        "pg_ms_20", 10.0,
                        "pg_ms_50", 4.0,
                        "statements_20", 18.0,
                        "transactions_20", 6.0,
                        "wal_kb_20", 24.0,
                        "events_ticket", 5.0))
                .doesNotContainKeys("pg_ms_20_cold", "statements_20_cold");
    }

    @Test
    void aPhaseInWhichNothingWasAnsweredLeavesItsKeysOut() {
        var none = Phase.between("50/s", "50", 50, at(200, 0), at(210, 0));

        assertThat(LastLine.of(List.of(none))).containsOnlyKeys("sent_s_50");
    }

    @Test
    void aServiceThatWasStartedAgainIsNamed() {
        var before = at(100, 500);
        var after = at(110, 700);
        var processes = new ArrayList<>(after.processes());
        processes.set(
                1,
                new ProcessMeter(
                        new Account(Kind.SERVICE, "sla-service"), new ProcStat(99, "x", 1, 30, 0, 0, 7), 1, List.of()));
        var phase = Phase.between(
                "20/s",
                "20",
                20,
                before,
                new Snapshot(after.nanos(), 700, processes, after.databases(), after.records(), after.jvms()));

        assertThat(phase.restarted()).containsExactly("sla-service");
        assertThat(phase.millis(Set.of(Kind.SERVICE))).isEqualTo(6.5, within(1e-9));
    }

    @Test
    void theTablesSayWhatIsPerTicketAndWhatPerSecond() {
        var report = new Report();
        new PhaseTables(Phase.between("idle", "idle", 0, at(0, 0), at(60, 0))).tell(report);
        new PhaseTables(Phase.between("20/s", "20", 20, at(100, 500), at(110, 700))).tell(report);

        assertThat(report.words())
                .contains("idle: 60.0 s, 44.0 % of a core by all processes, 40.0 % without broker and launcher")
                .contains("20/s: 200 tickets in 10.0 s (20.0/s of 20/s wanted), 20.0 ms of processor per ticket")
                .contains("process, per s")
                .contains("process, per ticket")
                .contains("postgres background")
                .contains("of events 5.00")
                .doesNotContain("look");
    }
}
