package dev.firstline.intake.transfer;

import dev.firstline.contracts.TenantPath;
import dev.firstline.intake.feed.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Works on lines in their order, those of one kind that follow each other together; within the open transaction. */
@ApplicationScoped
class LineWork {

    private final LineReader reader;
    private final PastCustomers customers;
    private final PastContacts contacts;
    private final TicketImport tickets;
    private final Clock clock;
    private final Duration kept;

    LineWork(
            LineReader reader,
            PastCustomers customers,
            PastContacts contacts,
            TicketImport tickets,
            Clock clock,
            @ConfigProperty(name = "firstline.tickets.retention", defaultValue = "P2557D") Duration kept) {
        this.reader = reader;
        this.customers = customers;
        this.contacts = contacts;
        this.tickets = tickets;
        this.clock = clock;
        this.kept = kept;
    }

    /**
     * What became of the lines, in their order.
     *
     * @param by whose token they are imported by
     */
    List<LineResult> all(TenantPath tenant, Actor.Bearer by, List<SourceLine> lines) {
        var times = new PastTimes(clock.instant(), kept);
        var results = new ArrayList<LineResult>();
        var readable = new ArrayList<NumberedLine<TransferLine>>();
        for (var line : lines) {
            switch (reader.read(line, times)) {
                case LineReader.Read.Readable(NumberedLine<TransferLine> read) -> readable.add(read);
                case LineReader.Read.Refused(LineResult result) -> results.add(result);
            }
        }
        runs(readable).forEach(run -> results.addAll(together(tenant, by, run)));
        results.sort(Comparator.comparingInt(LineResult::line));
        return results;
    }

    private List<LineResult> together(TenantPath tenant, Actor.Bearer by, List<NumberedLine<TransferLine>> run) {
        return switch (run.getFirst().content()) {
            case TransferLine.OfCustomer _ -> customers.take(tenant, as(TransferLine.OfCustomer.class, run));
            case TransferLine.OfContact _ -> contacts.take(tenant, as(TransferLine.OfContact.class, run));
            case TransferLine.OfTicket _ -> tickets.takeTickets(tenant, by, as(TransferLine.OfTicket.class, run));
            case TransferLine.OfWords _ -> tickets.takeWords(tenant, by, as(TransferLine.OfWords.class, run));
        };
    }

    private static <L extends TransferLine> List<NumberedLine<L>> as(
            Class<L> kind, List<NumberedLine<TransferLine>> run) {
        return run.stream()
                .map(line -> new NumberedLine<>(line.number(), kind.cast(line.content())))
                .toList();
    }

    /** Lines of one kind in a row, no two of one reference: of such the later one says how things stand. */
    static List<List<NumberedLine<TransferLine>>> runs(List<NumberedLine<TransferLine>> lines) {
        var runs = new ArrayList<List<NumberedLine<TransferLine>>>();
        var references = new HashSet<String>();
        for (var line : lines) {
            boolean joins = !runs.isEmpty()
                    && runs.getLast()
                            .getFirst()
                            .content()
                            .kind()
                            .equals(line.content().kind())
                    && references.add(line.content().reference());
            if (!joins) {
                runs.add(new ArrayList<>());
                references.clear();
                references.add(line.content().reference());
            }
            runs.getLast().add(line);
        }
        return runs;
    }
}
