package dev.firstline.intake.link;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.intake.feed.Actor;
import dev.firstline.intake.link.Linking.Above;
import dev.firstline.intake.ticket.TicketNumber;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Links as they are stored; all within the open transaction and its scope. */
@ApplicationScoped
class LinkStore {

    /** Links that have a direction are made one after the other in a tree of tenants: two at once could close a circle together. */
    private static final String LOCK_TREE =
            "select pg_advisory_xact_lock(hashtextextended(root, 43)) from ticket where id = ?";

    /**
     * Links that another does not see can lay several ways up from one ticket, and round: a ticket counts where it is met first, and each
     * height holds it once, so that the walk stays small.
     */
    private static final String ABOVE = """
            with recursive above (id, height) as (
                select ?::uuid, 0
                union
                select link.target_id, above.height + 1
                from above join ticket_link as link on link.ticket_id = above.id and link.kind = ?
                where above.height < ?)
            select id, min(height) as height from above group by id having min(height) > 0 order by min(height), id
            """;

    private static final String COUNT = """
            select (select count(*) from ticket_link where ticket_id = ?) + (select count(*) from ticket_link where target_id = ?)
            """;

    private static final String INSERT = """
            insert into ticket_link (id, tenant, ticket_id, target_id, kind, linked_at, actor_tenant, client, subject)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String FIND = "select id from ticket_link where ticket_id = ? and target_id = ? and kind = ?";

    /** Each end by its own index, in the order of the list. */
    private static final String PAGE = """
            (select * from ticket_link where ticket_id = ? and id > ? order by id limit ?)
            union all
            (select * from ticket_link where target_id = ? and id > ? order by id limit ?)
            order by id limit ?
            """;

    private static final String ONE = "select * from ticket_link where id = ? and ? in (ticket_id, target_id)";

    private static final String WITH_OTHER_END = """
            select link.id, link.ticket_id, link.kind, link.target_id, link.linked_at, link.actor_tenant, link.client, link.subject,
                   other.id as other_id, other.number, other.status, other.severity, other.title
            from (SELECTED) as link
            join ticket as other on other.id = case when link.ticket_id = ? then link.target_id else link.ticket_id end
            order by link.id
            """;

    /** Before all ids. */
    private static final UUID BEGINNING = new UUID(0, 0);

    private final Transactions transactions;

    LinkStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * A link with its bond, as that ticket shows it.
     *
     * @param view to the reader of the scope
     */
    record Stored(Bond bond, LinkView view) {}

    /** Holds the ticket's tree of tenants until the end of the transaction; whether there is such a ticket. */
    boolean lockTree(UUID ticket) {
        return with(LOCK_TREE, statement -> {
            statement.setObject(1, ticket);
            try (var result = statement.executeQuery()) {
                return result.next();
            }
        });
    }

    /** What the caller sees above a ticket by links of that kind, to that height at most. */
    Above above(UUID ticket, LinkKind kind, int highest) {
        return with(ABOVE, statement -> {
            statement.setObject(1, ticket);
            statement.setString(2, kind.name());
            statement.setInt(3, highest);
            var ids = new ArrayList<UUID>();
            int height = 0;
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getObject("id", UUID.class));
                    height = row.getInt("height");
                }
            }
            return new Above(ids, height);
        });
    }

    int count(UUID ticket) {
        return with(COUNT, statement -> {
            statement.setObject(1, ticket);
            statement.setObject(2, ticket);
            try (var result = statement.executeQuery()) {
                result.next();
                return result.getInt(1);
            }
        });
    }

    Optional<UUID> find(Bond bond) {
        return with(FIND, statement -> {
            statement.setObject(1, bond.from());
            statement.setObject(2, bond.to());
            statement.setString(3, bond.kind().name());
            return ids(statement).stream().findFirst();
        });
    }

    void insert(UUID id, TenantPath tenant, Bond bond, Instant at, Actor.Bearer by) {
        with(INSERT, statement -> {
            statement.setObject(1, id);
            statement.setString(2, tenant.value());
            statement.setObject(3, bond.from());
            statement.setObject(4, bond.to());
            statement.setString(5, bond.kind().name());
            statement.setObject(6, at.atOffset(ZoneOffset.UTC));
            statement.setString(7, by.tenant());
            statement.setString(8, by.client());
            statement.setString(9, by.subject());
            return statement.executeUpdate();
        });
    }

    void delete(UUID id) {
        with("delete from ticket_link where id = ?", statement -> {
            statement.setObject(1, id);
            return statement.executeUpdate();
        });
    }

    /** One link of the ticket. */
    Optional<Stored> one(Scope reader, UUID ticket, UUID id) {
        return with(WITH_OTHER_END.replace("SELECTED", ONE), statement -> {
            statement.setObject(1, id);
            statement.setObject(2, ticket);
            statement.setObject(3, ticket);
            return rows(statement, reader, ticket).stream().findFirst();
        });
    }

    /** Links of the ticket, in the order in which they were made. */
    List<Stored> page(Scope reader, UUID ticket, @Nullable UUID after, int size) {
        var from = after == null ? BEGINNING : after;
        return with(WITH_OTHER_END.replace("SELECTED", PAGE), statement -> {
            statement.setObject(1, ticket);
            statement.setObject(2, from);
            statement.setInt(3, size);
            statement.setObject(4, ticket);
            statement.setObject(5, from);
            statement.setInt(6, size);
            statement.setInt(7, size);
            statement.setObject(8, ticket);
            return rows(statement, reader, ticket);
        });
    }

    private static List<Stored> rows(PreparedStatement statement, Scope reader, UUID ticket) throws SQLException {
        var rows = new ArrayList<Stored>();
        try (var row = statement.executeQuery()) {
            while (row.next()) {
                rows.add(row(row, reader, ticket));
            }
        }
        return rows;
    }

    private static Stored row(ResultSet row, Scope reader, UUID ticket) throws SQLException {
        var bond = new Bond(
                row.getObject("ticket_id", UUID.class),
                LinkKind.valueOf(row.getString("kind")),
                row.getObject("target_id", UUID.class));
        boolean named = reader.mayKnowPersonsOf(row.getString("actor_tenant"));
        var view = new LinkView(
                row.getObject("id", UUID.class),
                bond.seenFrom(ticket),
                new LinkView.LinkedTicket(
                        row.getObject("other_id", UUID.class),
                        new TicketNumber(row.getLong("number")),
                        TicketStatus.valueOf(row.getString("status")),
                        Severity.valueOf(row.getString("severity")),
                        row.getString("title")),
                row.getObject("linked_at", OffsetDateTime.class).toInstant(),
                named ? row.getString("client") : null,
                named ? row.getString("subject") : null);
        return new Stored(bond, view);
    }

    private static List<UUID> ids(PreparedStatement statement) throws SQLException {
        var ids = new ArrayList<UUID>();
        try (var row = statement.executeQuery()) {
            while (row.next()) {
                ids.add(row.getObject(1, UUID.class));
            }
        }
        return ids;
    }

    private <T> T with(String sql, Work<T> work) {
        try (Connection connection = transactions.connection();
                var statement = connection.prepareStatement(sql)) {
            return work.on(statement);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }
}
