package dev.firstline.intake.transfer;

import dev.firstline.chassis.problem.Problem;

/** What a line about a ticket that is there comes to. */
sealed interface Reconciliation {

    /** It says nothing new. */
    record Unchanged() implements Reconciliation {}

    /** The ticket is to be as it says. */
    record Update() implements Reconciliation {}

    /** The ticket stays as it is. */
    record Refused(Problem problem) implements Reconciliation {}

    /**
     * Compares.
     *
     * @param said how the ticket is where it comes from
     * @param newWords whether the line has words that the ticket has not
     */
    static Reconciliation of(KnownTicket known, TicketImage said, boolean newWords) {
        if (!newWords && said.equals(known.image())) {
            return new Unchanged();
        }
        if (!known.isUntouched()) {
            return new Refused(Problem.conflict(
                    known.importedVersion() == null
                            ? "This reference belongs to a ticket that was opened here; an import leaves it as it is."
                            : "Somebody has worked on the ticket here since it was imported; it stays as it is."));
        }
        if (!said.customer().equals(known.image().customer())) {
            return new Refused(Problem.conflict("The ticket belongs to another customer, and cannot be given away."));
        }
        if (!said.openedAt().equals(known.image().openedAt())) {
            return new Refused(Problem.conflict("The ticket was opened at another time, and that cannot change."));
        }
        return new Update();
    }
}
