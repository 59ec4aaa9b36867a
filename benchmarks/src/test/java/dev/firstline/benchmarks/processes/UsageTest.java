package dev.firstline.benchmarks.processes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.benchmarks.processes.Account.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UsageTest {

    private static final Account SLA = new Account(Kind.SERVICE, "sla-service");
    private static final Account SLA_DATABASE = new Account(Kind.DATABASE, "sla");
    private static final long POSTMASTER = 10;

    @Test
    void isTheDifferenceInMilliseconds() {
        var used =
                only(Usage.between(List.of(process(SLA, 1, 7, 100, 20, 0)), List.of(process(SLA, 1, 7, 160, 25, 0))));

        assertThat(used.account()).isEqualTo(SLA);
        assertThat(used.userMillis()).isEqualTo(600);
        assertThat(used.systemMillis()).isEqualTo(50);
        assertThat(used.millis()).isEqualTo(650);
        assertThat(used.replaced()).isZero();
    }

    @Test
    void severalProcessesOfAnAccountAreOne() {
        var used = only(Usage.between(
                List.of(process(SLA_DATABASE, 1, 7, 100, 0, 0), process(SLA_DATABASE, 2, 7, 50, 0, 0)),
                List.of(process(SLA_DATABASE, 1, 7, 101, 0, 0), process(SLA_DATABASE, 2, 7, 53, 1, 0))));

        assertThat(used.userMillis()).isEqualTo(40);
        assertThat(used.systemMillis()).isEqualTo(10);
        assertThat(used.memoryBytes()).isEqualTo(2_000);
    }

    @Test
    void aProcessThatTookTheNumberOfOneThatEndedCountsFromItsBegin() {
        var used = only(
                Usage.between(List.of(process(SLA, 1, 7, 5_000, 300, 0)), List.of(process(SLA, 1, 8_000, 40, 2, 0))));

        assertThat(used.millis()).isEqualTo(420);
        assertThat(used.replaced()).isEqualTo(1);
    }

    @Test
    void aProcessThatBeganMeanwhileCountsWhole() {
        var used = only(Usage.between(List.of(), List.of(process(SLA, 1, 7, 40, 2, 0))));

        assertThat(used.millis()).isEqualTo(420);
        assertThat(used.replaced()).isZero();
    }

    @Test
    void whatEndedSessionsUsedIsKnownByTheirParent() {
        var before = List.of(
                process(Account.DATABASE_BACKGROUND, POSTMASTER, 1, 5, 5, 1_000),
                child(SLA_DATABASE, 11, 200),
                child(SLA_DATABASE, 12, 100));
        // 11 ended after 230 ticks, and one that began and ended meanwhile used 20.
        var after =
                List.of(process(Account.DATABASE_BACKGROUND, POSTMASTER, 1, 5, 5, 1_250), child(SLA_DATABASE, 12, 110));

        var byAccount = byAccount(Usage.between(before, after));

        assertThat(byAccount.get(Account.DATABASE_ENDED).millis()).isEqualTo(500);
        assertThat(byAccount.get(SLA_DATABASE).millis()).isEqualTo(100);
        assertThat(byAccount.get(SLA_DATABASE).replaced()).isEqualTo(1);
        assertThat(byAccount.get(Account.DATABASE_BACKGROUND).millis()).isZero();
    }

    @Test
    void nothingIsNegativeWhenTheParentHasNotYetHeardOfTheEnd() {
        var before =
                List.of(process(Account.DATABASE_BACKGROUND, POSTMASTER, 1, 5, 5, 1_000), child(SLA_DATABASE, 11, 200));
        var after = List.of(process(Account.DATABASE_BACKGROUND, POSTMASTER, 1, 5, 5, 1_000));

        assertThat(Usage.between(before, after))
                .allSatisfy(usage -> assertThat(usage.millis()).isNotNegative());
    }

    @Test
    void threadsAreGatheredByTheirNamesWithoutNumbers() {
        var before = List.of(jvm(List.of(
                new ThreadMeter(1, 5, ThreadMeter.group("executor-thread-1"), 100, 1_000),
                new ThreadMeter(2, 5, ThreadMeter.group("executor-thread-2"), 100, 1_000),
                new ThreadMeter(3, 5, ThreadMeter.group("VM Thread"), 10, 10))));
        // The second ended and its number went to a new one of the pool.
        var after = List.of(jvm(List.of(
                new ThreadMeter(1, 5, ThreadMeter.group("executor-thread-1"), 150, 1_010),
                new ThreadMeter(2, 9, ThreadMeter.group("executor-thread-17"), 1, 4),
                new ThreadMeter(3, 5, ThreadMeter.group("VM Thread"), 12, 11))));

        var used = only(Usage.between(before, after));

        assertThat(used.threads())
                .isEqualTo(
                        Map.of("executor-thread", new Usage.Threads(510, 14), "VM Thread", new Usage.Threads(20, 1)));
        assertThat(used.switches()).isEqualTo(15);
    }

    @Test
    void namesOfPoolsAreOneWithoutTheirNumbers() {
        assertThat(List.of(
                        "vert.x-eventloop-thread-3",
                        "C2 CompilerThre",
                        "GC Thread#0",
                        "kafka-producer-n",
                        "12",
                        "timer_7"))
                .extracting(ThreadMeter::group)
                .containsExactly(
                        "vert.x-eventloop-thread", "C2 CompilerThre", "GC Thread", "kafka-producer-n", "12", "timer");
    }

    private static Usage only(List<Usage> usages) {
        assertThat(usages).hasSize(1);
        return usages.getFirst();
    }

    private static Map<Account, Usage> byAccount(List<Usage> usages) {
        return usages.stream().collect(java.util.stream.Collectors.toMap(Usage::account, usage -> usage));
    }

    private static ProcessMeter process(Account account, long pid, long start, long user, long system, long ended) {
        return new ProcessMeter(account, new ProcStat(pid, "x", 1, user, system, ended, start), 1_000, List.of());
    }

    private static ProcessMeter child(Account account, long pid, long user) {
        return new ProcessMeter(account, new ProcStat(pid, "x", POSTMASTER, user, 0, 0, 3), 1_000, List.of());
    }

    private static ProcessMeter jvm(List<ThreadMeter> threads) {
        return new ProcessMeter(SLA, new ProcStat(1, "java", 1, 0, 0, 0, 5), 1_000, threads);
    }
}
