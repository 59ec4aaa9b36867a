package dev.firstline.intake.transfer;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.Problem.InvalidValue;
import dev.firstline.contracts.ticket.CommunicationDirection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether what is said of the past can have been so.
 *
 * @param now what lies behind it has not happened
 * @param kept how long tickets are kept that have ended: older ones would be deleted within the hour
 */
record PastTimes(Instant now, Duration kept) {

    /** What is wrong with a line, beside what its fields say by themselves; empty when nothing is. */
    List<InvalidValue> faults(TransferLine line) {
        var faults = new ArrayList<InvalidValue>();
        switch (line) {
            case TransferLine.OfTicket past -> ticket(past, faults);
            case TransferLine.OfWords more -> words(more.items(), "/items/", faults);
            case TransferLine.OfCustomer _, TransferLine.OfContact _ -> {}
        }
        return faults;
    }

    private void ticket(TransferLine.OfTicket past, List<InvalidValue> faults) {
        if (past.ticket().externalReference() == null) {
            faults.add(new InvalidValue(
                    "/ticket/externalReference", "is needed: by it the ticket is known when it comes again"));
        }
        past("/openedAt", past.openedAt(), faults);
        past("/updatedAt", past.updatedAt(), faults);
        if (past.updatedAt() != null && past.updatedAt().isBefore(past.openedAt())) {
            faults.add(new InvalidValue("/updatedAt", "lies before openedAt"));
        }
        if (past.status().isFinal() && past.openedAt().isBefore(now.minus(kept))) {
            faults.add(new InvalidValue(
                    "/openedAt",
                    "lies longer ago than this installation keeps tickets that have ended (%d days)"
                            .formatted(kept.toDays())));
        }
        words(past.words(), "/communications/", faults);
    }

    private void words(List<PastCommunication> words, String pointer, List<InvalidValue> faults) {
        for (int i = 0; i < words.size(); i++) {
            past(pointer + i + "/writtenAt", words.get(i).writtenAt(), faults);
            if (words.get(i).isNote() && words.get(i).direction() == CommunicationDirection.INBOUND) {
                faults.add(new InvalidValue(
                        pointer + i + "/direction",
                        "a note of the desk is OUTBOUND; what a customer said is visible to it"));
            }
        }
    }

    private void past(String pointer, @Nullable Instant at, List<InvalidValue> faults) {
        if (at == null) {
            return;
        }
        if (at.isBefore(Instant.EPOCH)) {
            faults.add(new InvalidValue(pointer, "lies before 1970; correct the year"));
        } else if (at.isAfter(now)) {
            faults.add(new InvalidValue(pointer, "lies in the future; this is for what has happened"));
        }
    }

    /** @throws Problem 422 with all that is wrong */
    void require(TransferLine line) {
        var faults = faults(line);
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
    }
}
