package dev.firstline.chassis.pages;

import java.util.List;
import java.util.Optional;

/**
 * Work on many rows that one change asks for, and how its jobs are stored. A job is a row that the transaction of the change writes, with
 * how far it has come. Every method runs within an open transaction that sees all tenants.
 *
 * @param <J> a job
 * @param <E> an entry of a page
 */
public interface PagedWork<J, E> {

    /** The job that has waited longest for its turn and that nobody else is at, locked until the end of the transaction. */
    Optional<J> next();

    /** Whether there are jobs that nobody can go on with at this moment, such as one that another copy is at. */
    boolean somethingWaits();

    /** The entries behind the place that the job has reached, in an order that stays. */
    List<E> page(J job);

    /** Does the work on these. What was done before may come again: it must not be done twice then. */
    void work(J job, List<E> entries);

    /** Moves the job behind the page, and its turn behind those of the others; or ends it. */
    void pass(J job, List<E> page);

    /** What an entry is called in the log, by ids alone. */
    String nameOf(E entry);
}
