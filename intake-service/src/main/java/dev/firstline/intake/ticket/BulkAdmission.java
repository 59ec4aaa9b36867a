package dev.firstline.intake.ticket;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.intake.admission.OpeningAdmission;
import dev.firstline.intake.ticket.BulkItems.Item;
import dev.firstline.intake.ticket.TicketOpening.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which tickets of a bulk may be opened now. One that has a ticket already, by a reference of it, is refused for that or answered with it, and
 * asks for no permit: it opens nothing, and a bulk that is sent again while much waits is told of its tickets at once.
 */
@ApplicationScoped
class BulkAdmission {

    private final Transactions transactions;
    private final KnownTickets known;
    private final OpeningAdmission admission;

    BulkAdmission(Transactions transactions, KnownTickets known, OpeningAdmission admission) {
        this.transactions = transactions;
        this.known = known;
        this.admission = admission;
    }

    /** The same items in the same order, but for those that are known and those that are not accepted now; waits a moment if that helps. */
    List<Item> admitted(TenantPath filer, List<Item> read) {
        var unknown = withoutKnown(filer, read);
        var permits = admission
                .ask(
                        filer,
                        unknown.stream()
                                .flatMap(BulkAdmission::ticket)
                                .map(NewTicket::severity)
                                .toList())
                .iterator();
        return unknown.stream()
                .map(item -> item instanceof Item.Readable
                        ? permits.next().refusal().<Item>map(Item.Refused::new).orElse(item)
                        : item)
                .toList();
    }

    private List<Item> withoutKnown(TenantPath filer, List<Item> read) {
        var asked = read.stream().flatMap(BulkAdmission::ticket).toList();
        if (asked.stream().noneMatch(NewTicket::canBeKnown)) {
            return read;
        }
        var outcomes =
                transactions.inTenant(filer, () -> known.among(filer, asked)).iterator();
        return read.stream()
                .map(item -> item instanceof Item.Readable
                        ? outcomes.next().map(BulkAdmission::item).orElse(item)
                        : item)
                .toList();
    }

    private static Item item(Outcome known) {
        return switch (known) {
            case Outcome.Known(KnownTickets.By by) -> new Item.Known(by);
            case Outcome.Refused(Problem problem) -> new Item.Refused(problem);
            case Outcome.Opened _ -> throw new IllegalStateException("what is looked for is not opened");
        };
    }

    private static Stream<NewTicket> ticket(Item item) {
        return item instanceof Item.Readable(NewTicket ticket) ? Stream.of(ticket) : Stream.empty();
    }
}
