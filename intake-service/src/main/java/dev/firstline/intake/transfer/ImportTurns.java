package dev.firstline.intake.transfer;

import dev.firstline.chassis.pages.PageTurns.Turn;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.ProblemType;
import dev.firstline.chassis.tenancy.DatabaseTrouble;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.intake.transfer.ImportPages.Due;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Does imports a page at a time: what a page brings, its results, and how far the import is are one transaction, in the scope of the tenant
 * that imports. What is broken off is done again as a whole, by whichever copy comes to it. Imports take turns, page by page.
 */
@ApplicationScoped
class ImportTurns {

    private static final Logger LOG = Logger.getLogger(ImportTurns.class);

    private final Transactions transactions;
    private final ImportPages pages;
    private final LineWork work;
    private final ImportFigures figures;

    ImportTurns(Transactions transactions, ImportPages pages, LineWork work, ImportFigures figures) {
        this.transactions = transactions;
        this.figures = figures;
        this.pages = pages;
        this.work = work;
    }

    /**
     * Does the page whose turn it is.
     *
     * @throws RuntimeException when the trouble lies in the moment, such as a lock or a database that is away: the page comes again
     */
    Turn turn() {
        var due = transactions.asPlatform(pages::due);
        return due.isEmpty() ? Turn.NOTHING : turn(due.get());
    }

    private Turn turn(Due due) {
        try {
            return told(within(
                    due,
                    () -> pages.next(due.id()).map(page -> {
                        var results = work.all(due.tenant(), due.by(), page.lines());
                        pages.pass(due.id(), page, results);
                        return results;
                    })));
        } catch (RuntimeException e) {
            if (DatabaseTrouble.passes(e) || Thread.currentThread().isInterrupted()) {
                throw e;
            }
            if (!(e instanceof Problem)) {
                LOG.errorf(e, "A page of import %s cannot be taken together, so each line is by itself", due.id());
            }
            return lineByLine(due);
        }
    }

    /** One that cannot be taken must not keep the others of its page, nor the next pages, from it. */
    private Turn lineByLine(Due due) {
        return within(due, () -> pages.next(due.id()))
                .map(page -> {
                    var results =
                            page.lines().stream().map(line -> alone(due, line)).toList();
                    // Another copy may have come to it as well.
                    return told(within(
                            due,
                            () -> pages.next(due.id())
                                    .filter(same -> same.number() == page.number())
                                    .map(same -> {
                                        pages.pass(due.id(), same, results);
                                        return results;
                                    })));
                })
                .orElse(Turn.LATER);
    }

    private Turn told(Optional<List<LineResult>> results) {
        results.ifPresent(figures::count);
        return results.isPresent() ? Turn.DONE : Turn.LATER;
    }

    private LineResult alone(Due due, SourceLine line) {
        try {
            return within(due, () -> work.all(due.tenant(), due.by(), List.of(line)))
                    .getFirst();
        } catch (Problem problem) {
            return LineResult.unreadable(line.number(), null, problem);
        } catch (RuntimeException e) {
            if (DatabaseTrouble.passes(e)) {
                throw e;
            }
            LOG.errorf(e, "Line %d of import %s cannot be taken", line.number(), due.id());
            return LineResult.unreadable(
                    line.number(),
                    null,
                    new Problem(
                            ProblemType.INTERNAL, "The line was not taken. Tell support the import and its number."));
        }
    }

    private <T> T within(Due due, Supplier<T> part) {
        return transactions.briskly(new Scope.Tenant(due.tenant()), part);
    }
}
