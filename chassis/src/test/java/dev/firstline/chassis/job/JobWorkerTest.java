package dev.firstline.chassis.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.chassis.fixture.Stack;
import dev.firstline.chassis.loop.Loops;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@Stack
class JobWorkerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Loops loops;

    @Inject
    TransactionSynchronizationRegistry synchronizations;

    private final Work work = new Work();
    private final InFlight<String> inFlight = new InFlight<>(2, List.of(Share.whole("name", job -> job, 2)));
    private JobWorker<String, String> worker;

    @AfterEach
    void stop() {
        worker.stop();
    }

    @Test
    void whatIsDueIsDoneAndRecorded() {
        work.due.addAll(List.of("a", "b", "c"));
        start();

        await().atMost(PATIENCE).until(() -> work.settled.containsAll(List.of("a done", "b done", "c done")));
        assertThat(work.mostClaimed).hasValueLessThanOrEqualTo(2);
        await().atMost(PATIENCE).until(() -> inFlight.total() == 0);
    }

    @Test
    void whatFailsForAReasonOfOurOwnIsAResultAndLeavesItsPlace() {
        work.due.addAll(List.of("throws", "fails", "dies", "a"));
        start();

        await().atMost(PATIENCE)
                .until(() ->
                        work.settled.containsAll(List.of("throws broken", "fails broken", "dies broken", "a done")));
    }

    @Test
    void resultsThatCannotBeRecordedNowAreRecordedALittleLater() {
        work.failures.set(2);
        work.due.add("a");
        start();

        await().atMost(PATIENCE).until(() -> work.settled.contains("a done"));
        assertThat(work.failures).hasValueLessThan(0);
    }

    private void start() {
        var signal = new JobSignal(synchronizations);
        worker = new JobWorker<>("errand", work, inFlight, signal, Duration.ofSeconds(30), Duration.ofMillis(50));
        worker.start(loops);
    }

    private static final class Work implements JobWork<String, String> {

        private final Queue<String> due = new ConcurrentLinkedQueue<>();
        private final List<String> settled = new CopyOnWriteArrayList<>();
        private final AtomicInteger failures = new AtomicInteger();
        private final AtomicInteger mostClaimed = new AtomicInteger();

        @Override
        public List<String> claim(int most, InFlight.Counts underWay) {
            mostClaimed.accumulateAndGet(most, Math::max);
            var claimed = new ArrayList<String>();
            for (String job; claimed.size() < most && (job = due.poll()) != null; ) {
                claimed.add(job);
            }
            return claimed;
        }

        @Override
        public CompletionStage<String> begin(String job) {
            return switch (job) {
                case "throws" -> throw new IllegalStateException("as it was meant to");
                case "dies" -> throw new LinkageError("as it was meant to");
                case "fails" -> CompletableFuture.failedStage(new IllegalStateException("as it was meant to"));
                default -> CompletableFuture.supplyAsync(() -> job + " done");
            };
        }

        @Override
        public String broken(String job, Throwable failure) {
            return job + " broken";
        }

        @Override
        public void settle(List<String> results) {
            if (failures.getAndDecrement() > 0) {
                throw new IllegalStateException("the database is away");
            }
            settled.addAll(results);
        }
    }
}
