package dev.firstline.chassis.pages;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.DatabaseTrouble;
import dev.firstline.chassis.tenancy.Transactions;
import java.sql.SQLException;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Does paged work, one page in one transaction that also moves the job on: what is broken off is done again as a whole, by whichever copy
 * comes to it.
 */
public final class PageTurns<J, E> {

    /** What a turn came to. */
    public enum Turn {
        /** A page was done. */
        DONE,
        /** There are jobs, but none can go on now. */
        LATER,
        NOTHING
    }

    private static final Logger LOG = Logger.getLogger(PageTurns.class);

    /**
     * A lock is waited for a moment only: whoever holds it would otherwise hold up, through this page, all who wait for what the page has
     * locked already. The page is done again a little later.
     */
    private static final String WAIT_FOR_NOBODY = "set local lock_timeout = '250ms'";

    private final Transactions transactions;
    private final PagedWork<J, E> work;

    public PageTurns(Transactions transactions, PagedWork<J, E> work) {
        this.transactions = transactions;
        this.work = work;
    }

    /**
     * Does a page of the job whose turn it is.
     *
     * @throws RuntimeException when the trouble lies in the moment, such as a lock or a database that is away: the page comes again
     */
    public Turn turn() {
        try {
            return transactions.asPlatform(() -> {
                waitForNobody();
                var job = work.next();
                job.ifPresent(due -> {
                    var page = work.page(due);
                    work.work(due, page);
                    work.pass(due, page);
                });
                return job.isPresent() ? Turn.DONE : work.somethingWaits() ? Turn.LATER : Turn.NOTHING;
            });
        } catch (RuntimeException e) {
            if (DatabaseTrouble.passes(e) || Thread.currentThread().isInterrupted()) {
                throw e;
            }
            LOG.errorf(e, "A page cannot be worked on together, so each entry is by itself");
            return oneByOne();
        }
    }

    /** One that cannot be worked on must not keep the others of its page, nor the next pages, from it. */
    private Turn oneByOne() {
        return transactions
                .asPlatform(work::next)
                .map(job -> {
                    var page = transactions.asPlatform(() -> work.page(job));
                    page.forEach(entry -> alone(job, entry));
                    transactions.asPlatform(() -> work.pass(job, page));
                    return Turn.DONE;
                })
                .orElse(Turn.LATER);
    }

    private void alone(J job, E entry) {
        try {
            transactions.asPlatform(() -> work.work(job, List.of(entry)));
        } catch (RuntimeException e) {
            if (DatabaseTrouble.passes(e)) {
                throw e;
            }
            LOG.errorf(e, "%s cannot be worked on", work.nameOf(entry));
        }
    }

    private void waitForNobody() {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(WAIT_FOR_NOBODY)) {
            statement.execute();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
