package dev.firstline.chassis.job;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * What a service does with its jobs. Nothing outside is called within a transaction: a job is claimed in one, done without, and settled in
 * another.
 *
 * @param <J> a claimed job
 * @param <R> what came of it, with the job
 */
public interface JobWork<J, R> {

    /**
     * Claims in a transaction of its own.
     *
     * @param most how many at most
     * @param underWay what this process has already
     */
    List<J> claim(int most, InFlight.Counts underWay);

    /** Begins it without waiting. What cannot be done is a result too; a failure of the stage is one of our own. */
    CompletionStage<R> begin(J job);

    /** What came of a job that failed for a reason of our own. */
    R broken(J job, Throwable failure);

    /**
     * Records results, in transactions of its own; may be called again with the same ones when it failed. Results of claims that were lost
     * meanwhile must not count.
     */
    void settle(List<R> results);
}
