package dev.firstline.intake.transfer;

import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.ticket.AffectedTenant;
import dev.firstline.contracts.ticket.Category;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.contracts.ticket.TicketType;
import dev.firstline.intake.ticket.TicketNumber;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds the tickets that lines name among those of their filer, and locks them; within the open transaction. */
@ApplicationScoped
class KnownTickets {

    /** As {@link #ticket} reads them; to be completed by what the ticket is called. */
    static final String COLUMNS = """
            t.id, t.number, %s, t.version, t.imported_version, t.communications,
            c.external_id, p.external_id, t.type, t.severity, t.language, t.affected_tenant, t.product_family, t.product,
            t.region, t.category, t.break_fix, t.title, t.body, t.status, t.status_reason, t.opened_at, t.updated_at""";

    /** What they are read from. */
    static final String TABLES =
            "ticket t join customer c on c.id = t.customer_id left join contact p on p.id = t.contact_id";

    private static final String FOUND = "select " + COLUMNS + " from " + TABLES + "\n";

    private static final String BY_REFERENCE = FOUND.formatted("t.external_reference") + """
            where t.filer = ? and t.external_reference = any(?) and t.external_reference is not null order by t.id for update of t
            """;

    /**
     * An export names a ticket that has no reference by its number, and numbers mean nothing elsewhere: it is the same ticket where it was
     * opened at the same microsecond too.
     */
    private static final String BY_NUMBER = FOUND.formatted("'FL-' || t.number") + """
            where t.filer = ? and t.number = any(?) and t.external_reference is null order by t.id for update of t
            """;

    private final Statements statements;

    KnownTickets(Statements statements) {
        this.statements = statements;
    }

    /**
     * By their references.
     *
     * @param named the references with the times of opening; null where a line says none
     */
    Map<String, KnownTicket> among(TenantPath filer, Map<String, @Nullable Instant> named) {
        var known = new HashMap<>(found(BY_REFERENCE, filer, "text", named.keySet()));
        var numbers = named.keySet().stream()
                .filter(reference -> !known.containsKey(reference))
                .flatMap(reference -> TicketNumber.parse(reference).stream())
                .map(TicketNumber::value)
                .toList();
        if (!numbers.isEmpty()) {
            found(BY_NUMBER, filer, "bigint", numbers).forEach((reference, ticket) -> {
                var openedAt = named.get(reference);
                if (openedAt == null || openedAt.equals(ticket.image().openedAt())) {
                    known.put(reference, ticket);
                }
            });
        }
        return known;
    }

    private Map<String, KnownTicket> found(String sql, TenantPath filer, String type, Collection<?> names) {
        var known = new HashMap<String, KnownTicket>();
        statements
                .rows(
                        sql,
                        statement -> new Columns<>(statement, List.copyOf(names))
                                .text(filer.value())
                                .values(type, name -> name),
                        KnownTickets::ticket)
                .forEach(ticket -> known.put(ticket.reference(), ticket));
        return known;
    }

    static KnownTicket ticket(ResultSet row) throws SQLException {
        return new KnownTicket(
                row.getObject(1, UUID.class),
                new TicketNumber(row.getLong(2)),
                row.getString(3),
                row.getLong(4),
                row.getObject(5, Long.class),
                row.getObject(6, Integer.class),
                image(row));
    }

    private static TicketImage image(ResultSet row) throws SQLException {
        var family = row.getString(13);
        var category = row.getString(16);
        return new TicketImage(
                row.getString(7),
                row.getString(8),
                TicketType.valueOf(row.getString(9)),
                Severity.valueOf(row.getString(10)),
                Language.valueOf(row.getString(11)),
                AffectedTenant.valueOf(row.getString(12)),
                family == null ? null : ProductFamily.valueOf(family),
                row.getString(14),
                row.getString(15),
                category == null ? null : Category.valueOf(category),
                row.getObject(17, Boolean.class),
                row.getString(18),
                row.getString(19),
                TicketStatus.valueOf(row.getString(20)),
                row.getString(21),
                row.getObject(22, OffsetDateTime.class).toInstant(),
                row.getObject(23, OffsetDateTime.class).toInstant());
    }
}
