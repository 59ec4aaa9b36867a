package dev.firstline.intake.ticket;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.intake.admission.OpeningAdmission;
import dev.firstline.intake.feed.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;

/** Opens tickets for what was said on others; within the open transaction. */
@ApplicationScoped
public class Splitting {

    private final OpeningBatches openings;
    private final OpeningAdmission admission;
    private final TicketRepository tickets;
    private final Caller caller;

    Splitting(OpeningBatches openings, OpeningAdmission admission, TicketRepository tickets, Caller caller) {
        this.openings = openings;
        this.admission = admission;
        this.tickets = tickets;
        this.caller = caller;
    }

    /**
     * A ticket that was opened so.
     *
     * @param ticket for links; held as one that was read for a change
     */
    public record Opened(Ticket ticket, TicketView view) {}

    /**
     * Opens a ticket of the same customer, filed by the caller's tenant.
     *
     * @throws Problem 409 when that tenant does not know the customer, 429 while no more tickets are accepted
     */
    public Opened open(Ticket other, SplitOff as, String words) {
        var filer = caller.tenant();
        if (!other.customer().isKnownTo(filer)) {
            throw stranger();
        }
        var contact = other.contact();
        var request = as.of(other, words, contact != null && contact.isWrittenBy(filer));
        admission.ask(filer, request.severity()).refusal().ifPresent(refusal -> {
            throw refusal;
        });
        var view = openings.alone(filer, new Opening(request, Actor.Bearer.of(caller)))
                .view();
        if (!view.customer().id().equals(other.customerId())) {
            throw stranger();
        }
        admission.opened(1);
        return new Opened(
                Objects.requireNonNull(tickets.forChange(List.of(view.id())).get(view.id())), view);
    }

    private static Problem stranger() {
        return Problem.conflict(
                "The caller's tenant has no customer of its own behind this ticket; whoever filed it has to split it.");
    }
}
