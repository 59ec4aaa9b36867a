package dev.firstline.intake.ticket;

import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.intake.admission.OpeningAdmission;
import dev.firstline.intake.ticket.BulkItems.Item;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which tickets of a bulk may be opened now. One whose external reference has a ticket already is refused for that and asks for no permit: it
 * opens nothing, and a bulk that is sent again while much waits is told of its tickets at once.
 */
@ApplicationScoped
class BulkAdmission {

    private final Transactions transactions;
    private final TakenReferences references;
    private final OpeningAdmission admission;

    BulkAdmission(Transactions transactions, TakenReferences references, OpeningAdmission admission) {
        this.transactions = transactions;
        this.references = references;
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
        var named = read.stream()
                .flatMap(BulkAdmission::ticket)
                .flatMap(ticket -> Optional.ofNullable(ticket.externalReference()).stream())
                .toList();
        if (named.isEmpty()) {
            return read;
        }
        var taken = transactions.inTenant(filer, () -> references.among(filer, named));
        return read.stream().map(item -> unlessKnown(item, taken)).toList();
    }

    private static Item unlessKnown(Item item, Map<String, TakenReferences.By> taken) {
        return ticket(item)
                .flatMap(ticket -> Optional.ofNullable(ticket.externalReference()).stream())
                .flatMap(reference -> Optional.ofNullable(taken.get(reference)).stream())
                .<Item>map(by -> new Item.Refused(by.refusal()))
                .findFirst()
                .orElse(item);
    }

    private static Stream<NewTicket> ticket(Item item) {
        return item instanceof Item.Readable(NewTicket ticket) ? Stream.of(ticket) : Stream.empty();
    }
}
