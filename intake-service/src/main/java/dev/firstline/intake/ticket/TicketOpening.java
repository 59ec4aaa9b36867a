package dev.firstline.intake.ticket;

import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.contracts.TenantPath;
import dev.firstline.intake.admission.OpeningRush;
import dev.firstline.intake.customer.CustomerUpserts;
import dev.firstline.intake.customer.Named;
import dev.firstline.intake.field.FieldDefinition;
import dev.firstline.intake.reference.Claim;
import dev.firstline.intake.reference.ExternalReferences;
import dev.firstline.intake.reference.ReferenceKind;
import dev.firstline.intake.ticket.Opening.Filed;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Opens tickets: in a few statements for all of them, however many there are and whatever is known of them. */
@ApplicationScoped
class TicketOpening {

    private final NewTickets tickets;
    private final KnownTickets known;
    private final ExternalReferences references;
    private final CustomerUpserts customers;
    private final TicketMarks marks;
    private final OpeningRush rush;
    private final Clock clock;

    TicketOpening(
            NewTickets tickets,
            KnownTickets known,
            ExternalReferences references,
            CustomerUpserts customers,
            TicketMarks marks,
            OpeningRush rush,
            Clock clock) {
        this.tickets = tickets;
        this.known = known;
        this.references = references;
        this.customers = customers;
        this.marks = marks;
        this.rush = rush;
        this.clock = clock;
    }

    /** What became of one. */
    sealed interface Outcome {

        /** It is stored; the caller publishes {@link OpenedTicket#facts}. */
        record Opened(OpenedTicket ticket) implements Outcome {}

        /** It was there already, and the filer asked for what is there. */
        record Known(KnownTickets.By by) implements Outcome {}

        /** It is not: the filer has a ticket with that external reference, or one of its references. */
        record Refused(Problem problem) implements Outcome {}
    }

    /**
     * Stores tickets within the open transaction, each by itself; the caller publishes {@link OpenedTicket#facts}. Makes customers and
     * contacts when they are not known yet. What became of them in the order of the requests.
     *
     * @param filer the tenant whose token files them
     */
    List<Outcome> openAll(TenantPath filer, List<Opening> openings) {
        var declared = marks.declared(filer, openings);
        var run = new Run(
                filer,
                openings.stream().map(opening -> Read.of(opening, declared)).toList());
        run.claim();
        run.store();
        run.settleKnown();
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
            run.settleKnown();
        }
        if (!run.left.isEmpty()) {
            throw new IllegalStateException("neither is a customer missing nor a reference taken");
        }
        run.settleClaimedByOthers();
        var outcomes = run.outcomes.stream().map(Optional::orElseThrow).toList();
        outcomes.forEach(this::mark);
        return outcomes;
    }

    private void mark(Outcome outcome) {
        if (outcome instanceof Outcome.Opened(OpenedTicket ticket)) {
            marks.storeOf(ticket.view());
        }
    }

    /**
     * Stores those tickets whose customer and contact are known, whose external reference is free and whose request is the first with its
     * key, within the open transaction.
     *
     * @return in the order of the requests; empty where {@link #openAll} is needed
     */
    List<Optional<OpenedTicket>> openKnown(List<Filed> filed) {
        rush.opened(filed.size());
        return tickets.store(filed, clock.instant());
    }

    /** What becomes of one that the filer has a ticket of, within the open transaction; empty when it can be opened. */
    Optional<Outcome> known(TenantPath filer, Opening opening) {
        return known.among(filer, List.of(opening.ticket())).getFirst();
    }

    /**
     * An opening whose fields were read.
     *
     * @param refusal why it cannot be; null when it can
     */
    private record Read(Opening opening, @Nullable Problem refusal) {

        static Read of(Opening opening, Map<String, FieldDefinition> declared) {
            try {
                return new Read(opening.with(TicketMarks.read(opening.ticket(), declared)), null);
            } catch (Problem refusal) {
                return new Read(opening, refusal);
            }
        }
    }

    /** Tickets on their way: what became of each, and which are left. */
    private final class Run {

        private final TenantPath filer;
        private final List<Opening> openings;
        private final List<UUID> ids;
        private final List<Optional<Outcome>> outcomes;
        private List<Integer> left;
        private List<Integer> claimedByOthers = List.of();

        Run(TenantPath filer, List<Read> read) {
            this.filer = filer;
            this.openings = read.stream().map(Read::opening).toList();
            this.ids = read.stream().map(one -> Ids.next()).toList();
            this.outcomes = new ArrayList<>(
                    read.stream().map(one -> Optional.<Outcome>empty()).toList());
            this.left = IntStream.range(0, openings.size()).boxed().toList();
            settle(read.stream()
                    .map(one -> Optional.ofNullable(one.refusal()).<Outcome>map(Outcome.Refused::new))
                    .toList());
        }

        List<Opening> leftOpenings() {
            return left.stream().map(openings::get).toList();
        }

        /** Before anything is stored, since whoever waits for a reference should hold nothing that others wait for. */
        void claim() {
            var owners = references.claim(
                    filer,
                    ReferenceKind.TICKET,
                    left.stream().flatMap(this::claims).toList());
            claimedByOthers = left.stream()
                    .filter(index ->
                            claims(index).anyMatch(claim -> !claim.object().equals(owners.get(claim.reference()))))
                    .toList();
            left = left.stream()
                    .filter(index -> !claimedByOthers.contains(index))
                    .toList();
        }

        private Stream<Claim> claims(int index) {
            var id = ids.get(index);
            return openings.get(index).ticket().inSystems().stream().map(reference -> new Claim(reference, id, id));
        }

        void store() {
            settle(
                    openKnown(left.stream()
                                    .map(index -> new Filed(ids.get(index), filer, openings.get(index)))
                                    .toList())
                            .stream()
                            .map(stored -> stored.<Outcome>map(Outcome.Opened::new))
                            .toList());
        }

        void settleKnown() {
            settle(known.among(filer, tickets(left)));
        }

        /** Behind the others: the reference may be that of a ticket that was opened just before in the same request. */
        void settleClaimedByOthers() {
            var found = known.among(filer, tickets(claimedByOthers)).iterator();
            claimedByOthers.forEach(
                    index -> outcomes.set(index, Optional.of(found.next().orElseGet(Run::beside))));
            references.release(
                    filer,
                    IntStream.range(0, openings.size())
                            .filter(index -> openings.get(index).hasReferencesInSystems()
                                    && !(outcomes.get(index).orElseThrow() instanceof Outcome.Opened))
                            .mapToObj(ids::get)
                            .toList());
        }

        private static Outcome beside() {
            return new Outcome.Refused(
                    Problem.conflict(
                            "A reference of this ticket stands in the request for another one before it, which was not opened; send this one again."));
        }

        private List<NewTicket> tickets(List<Integer> indexes) {
            return indexes.stream().map(index -> openings.get(index).ticket()).toList();
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
