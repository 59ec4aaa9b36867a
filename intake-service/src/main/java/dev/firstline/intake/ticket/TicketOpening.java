package dev.firstline.intake.ticket;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.contracts.TenantPath;
import dev.firstline.intake.admission.OpeningRush;
import dev.firstline.intake.customer.CustomerUpserts;
import dev.firstline.intake.customer.Named;
import dev.firstline.intake.ticket.Opening.Filed;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Opens tickets: in a few statements for all of them, however many there are and whatever is known of them. */
@ApplicationScoped
class TicketOpening {

    private final NewTickets tickets;
    private final TakenReferences references;
    private final CustomerUpserts customers;
    private final OpeningRush rush;
    private final Clock clock;

    TicketOpening(
            NewTickets tickets, TakenReferences references, CustomerUpserts customers, OpeningRush rush, Clock clock) {
        this.tickets = tickets;
        this.references = references;
        this.customers = customers;
        this.rush = rush;
        this.clock = clock;
    }

    /** What became of one. */
    sealed interface Outcome {

        /** It is stored; the caller publishes {@link OpenedTicket#facts}. */
        record Opened(OpenedTicket ticket) implements Outcome {}

        /** It is not: the filer has a ticket with that external reference. */
        record Refused(Problem problem) implements Outcome {}
    }

    /**
     * Stores the ticket within the open transaction; the caller publishes {@link OpenedTicket#facts}. Makes customer and
     * contact when they are not known yet.
     *
     * @param filer the tenant whose token files it
     * @throws Problem 409 when the filer has a ticket with that external reference
     */
    OpenedTicket open(TenantPath filer, Opening opening) {
        return switch (openAll(filer, List.of(opening)).getFirst()) {
            case Outcome.Opened(OpenedTicket ticket) -> ticket;
            case Outcome.Refused(Problem problem) -> throw problem;
        };
    }

    /** The same for many, each by itself; what became of them in the order of the requests. */
    List<Outcome> openAll(TenantPath filer, List<Opening> openings) {
        var run = new Run(filer, openings);
        run.store();
        run.refuseTaken();
        if (!run.left.isEmpty()) {
            customers.ensure(
                    filer,
                    run.leftOpenings().stream()
                            .map(opening -> new Named(
                                    opening.ticket().customer(),
                                    opening.ticket().contact()))
                            .toList(),
                    clock.instant());
            run.store();
            run.refuseTaken();
        }
        if (!run.left.isEmpty()) {
            throw new IllegalStateException("neither is a customer missing nor a reference taken");
        }
        return run.outcomes.stream().map(Optional::orElseThrow).toList();
    }

    /**
     * Stores those tickets whose customer and contact are known, whose external reference is free and whose request is the first with its
     * key, within the open transaction.
     *
     * @return in the order of the requests; empty where {@link #open} is needed
     */
    List<Optional<OpenedTicket>> openKnown(List<Filed> filed) {
        rush.opened(filed.size());
        return tickets.store(filed, clock.instant());
    }

    /** The refusal of one whose external reference the filer has used, within the open transaction; empty when it can be opened. */
    Optional<Problem> known(TenantPath filer, Opening opening) {
        var reference = opening.ticket().externalReference();
        return reference == null
                ? Optional.empty()
                : Optional.ofNullable(
                                references.among(filer, List.of(reference)).get(reference))
                        .map(TakenReferences.By::refusal);
    }

    /** Tickets on their way: what became of each, and which are left. */
    private final class Run {

        private final TenantPath filer;
        private final List<Opening> openings;
        private final List<Optional<Outcome>> outcomes;
        private List<Integer> left;

        Run(TenantPath filer, List<Opening> openings) {
            this.filer = filer;
            this.openings = openings;
            this.outcomes = new ArrayList<>(
                    openings.stream().map(opening -> Optional.<Outcome>empty()).toList());
            this.left = IntStream.range(0, openings.size()).boxed().toList();
        }

        List<Opening> leftOpenings() {
            return left.stream().map(openings::get).toList();
        }

        void store() {
            settle(openKnown(leftOpenings().stream()
                            .map(opening -> new Filed(filer, opening))
                            .toList())
                    .stream()
                    .map(stored -> stored.<Outcome>map(Outcome.Opened::new))
                    .toList());
        }

        void refuseTaken() {
            var taken = references.among(
                    filer,
                    leftOpenings().stream()
                            .flatMap(opening ->
                                    Optional.ofNullable(opening.ticket().externalReference()).stream())
                            .toList());
            settle(leftOpenings().stream()
                    .map(opening -> Optional.ofNullable(opening.ticket().externalReference())
                            .map(taken::get)
                            .<Outcome>map(by -> new Outcome.Refused(by.refusal())))
                    .toList());
        }

        private void settle(List<Optional<Outcome>> ofLeft) {
            var open = new ArrayList<Integer>();
            for (int i = 0; i < ofLeft.size(); i++) {
                outcomes.set(left.get(i), ofLeft.get(i));
                if (ofLeft.get(i).isEmpty()) {
                    open.add(left.get(i));
                }
            }
            left = List.copyOf(open);
        }
    }
}
