package dev.firstline.intake.transfer;

import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.ticket.CommunicationDirection;
import dev.firstline.contracts.ticket.CommunicationVisibility;
import dev.firstline.intake.customer.ContactReference;
import dev.firstline.intake.customer.CustomerReference;
import dev.firstline.intake.customer.EmailAddress;
import dev.firstline.intake.ticket.NewTicket;
import dev.firstline.intake.transfer.ExportPosition.Section;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what is exported, by keys that stay, so that a page costs the same wherever it begins; within the open transaction. */
@ApplicationScoped
class ExportReading {

    /** Rows at a time. */
    static final int BATCH = 50;

    /** Communications in one line, and the characters of them behind which no further one is added: far from what an import takes. */
    static final int WORDS = 100;

    private static final int CHARACTERS = 150_000;

    private static final String CUSTOMERS = """
            select external_id, name, tenant_slug from customer where partner = ? and external_id > ?
            order by external_id limit ?
            """;

    private static final String CONTACTS = """
            select c.external_id, p.external_id, p.name, p.email, p.id
            from customer c join contact p on p.customer_id = c.id
            where c.partner = ? and p.writer = ? and (c.external_id, p.id) > (?, ?)
            order by c.external_id, p.id limit ?
            """;

    private static final String TICKETS = "select " + KnownTickets.COLUMNS.formatted(reference())
            + ", t.tenant, c.name, p.name, p.email from " + KnownTickets.TABLES + " " + """
            where t.filer = ? and t.tenant >= ? and t.tenant < ? and (t.tenant, t.id) > (?, ?)
            order by t.tenant, t.id limit ?
            """;

    private static final String REFERENCE = "select " + reference() + " from ticket t where t.id = ?";

    private static final String SAID = """
            select id, written_at, direction, visibility, body, author, author_tenant from communication
            where ticket_id = ? and id > ? order by id limit ?
            """;

    private static final String AFTER_SLASH = "0";

    private final Statements statements;

    ExportReading(Statements statements) {
        this.statements = statements;
    }

    /** A ticket that its filer gave no reference is called by its number. */
    private static String reference() {
        return "coalesce(t.external_reference, 'FL-' || t.number)";
    }

    /** A line, and where whoever has it goes on. */
    record Line(TransferLine line, ExportPosition position) {}

    /** The lines behind a position, of its section; empty when there are none. */
    List<Line> after(TenantPath tenant, ExportPosition from, int most) {
        if (from.isWithinTicket()) {
            var more = wordsAfter(tenant, from);
            return more.isEmpty() ? after(tenant, from.behindTicket(), most) : more;
        }
        return switch (from.section()) {
            case CUSTOMERS -> customers(tenant, from, most);
            case CONTACTS -> contacts(tenant, from, most);
            case TICKETS -> tickets(tenant, from, most);
        };
    }

    private List<Line> customers(TenantPath tenant, ExportPosition from, int most) {
        return statements.rows(
                CUSTOMERS,
                statement -> {
                    statement.setString(1, tenant.value());
                    statement.setString(2, from.group());
                    statement.setInt(3, most);
                },
                row -> new Line(
                        new TransferLine.OfCustomer(row.getString(1), row.getString(2), row.getString(3)),
                        new ExportPosition(
                                Section.CUSTOMERS, row.getString(1), ExportPosition.NONE, ExportPosition.NONE)));
    }

    private List<Line> contacts(TenantPath tenant, ExportPosition from, int most) {
        return statements.rows(
                CONTACTS,
                statement -> {
                    statement.setString(1, tenant.value());
                    statement.setString(2, tenant.value());
                    statement.setString(3, from.group());
                    statement.setObject(4, from.id());
                    statement.setInt(5, most);
                },
                row -> new Line(
                        new TransferLine.OfContact(
                                row.getString(1), row.getString(2), row.getString(3), email(row.getString(4))),
                        new ExportPosition(
                                Section.CONTACTS,
                                row.getString(1),
                                row.getObject(5, UUID.class),
                                ExportPosition.NONE)));
    }

    private List<Line> tickets(TenantPath tenant, ExportPosition from, int most) {
        return statements.rows(
                TICKETS,
                statement -> {
                    statement.setString(1, tenant.value());
                    statement.setString(2, tenant.value());
                    statement.setString(3, tenant.value() + AFTER_SLASH);
                    statement.setString(4, from.group());
                    statement.setObject(5, from.id());
                    statement.setInt(6, most);
                },
                row -> ticket(tenant, row));
    }

    private Line ticket(TenantPath tenant, ResultSet row) throws SQLException {
        var known = KnownTickets.ticket(row);
        var image = known.image();
        var words = said(tenant, known.id(), ExportPosition.NONE);
        var contact = image.contact();
        return new Line(
                new TransferLine.OfTicket(
                        new NewTicket(
                                known.reference(),
                                image.title(),
                                image.body(),
                                image.type(),
                                image.severity(),
                                image.language(),
                                image.affectedTenant(),
                                image.productFamily(),
                                image.product(),
                                image.region(),
                                image.category(),
                                image.breakFix(),
                                new CustomerReference(image.customer(), row.getString(25)),
                                contact == null
                                        ? null
                                        : new ContactReference(contact, row.getString(26), email(row.getString(27))),
                                null,
                                null,
                                List.of(),
                                Map.of()),
                        image.status(),
                        image.statusReason(),
                        image.openedAt(),
                        image.updatedAt(),
                        words.items().isEmpty() ? null : words.items()),
                new ExportPosition(
                        Section.TICKETS,
                        row.getString(24),
                        known.id(),
                        words.more() ? words.last() : ExportPosition.NONE));
    }

    private List<Line> wordsAfter(TenantPath tenant, ExportPosition from) {
        var words = said(tenant, from.id(), from.words());
        if (words.items().isEmpty()) {
            return List.of();
        }
        return statements.rows(
                REFERENCE,
                statement -> {
                    statement.setObject(1, from.id());
                },
                row -> new Line(
                        new TransferLine.OfWords(row.getString(1), words.items()),
                        new ExportPosition(
                                from.section(),
                                from.group(),
                                from.id(),
                                words.more() ? words.last() : ExportPosition.NONE)));
    }

    /**
     * What was said on a ticket, as much as one line takes.
     *
     * @param last the id of the last of them
     * @param more whether there are more behind it
     */
    private record Words(List<PastCommunication> items, UUID last, boolean more) {}

    private Words said(TenantPath tenant, UUID ticket, UUID after) {
        var reader = new Scope.Tenant(tenant);
        return statements.with(SAID, statement -> {
            statement.setObject(1, ticket);
            statement.setObject(2, after);
            statement.setInt(3, WORDS + 1);
            var items = new ArrayList<PastCommunication>();
            var last = after;
            int characters = 0;
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    if (items.size() == WORDS || characters > CHARACTERS) {
                        return new Words(items, last, true);
                    }
                    var body = row.getString(5);
                    items.add(new PastCommunication(
                            row.getObject(2, OffsetDateTime.class).toInstant(),
                            CommunicationDirection.valueOf(row.getString(3)),
                            CommunicationVisibility.valueOf(row.getString(4)),
                            body,
                            reader.mayKnowPersonsOf(row.getString(7)) ? row.getString(6) : null));
                    last = row.getObject(1, UUID.class);
                    characters += body.length();
                }
            }
            return new Words(items, last, false);
        });
    }

    private static @Nullable EmailAddress email(@Nullable String address) {
        return address == null ? null : new EmailAddress(address);
    }
}
