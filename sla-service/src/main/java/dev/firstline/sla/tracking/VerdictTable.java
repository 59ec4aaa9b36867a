package dev.firstline.sla.tracking;

import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.sla.Verdict;
import dev.firstline.sla.clock.Author;
import dev.firstline.sla.clock.ClockState;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who said what of the outcomes of clocks; within an open transaction. */
@ApplicationScoped
class VerdictTable {

    private static final String INSERT = """
            insert into clock_verdict (clock_id, number, ticket_id, tenant, verdict, outcome, outcome_at, author, author_tenant, reason, said_at)
            values (?, (select coalesce(max(number), 0) + 1 from clock_verdict where clock_id = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String FIND = """
            select * from (
                select *, row_number() over (partition by clock_id order by number desc) as back
                from clock_verdict where ticket_id = ?) as numbered
            where back <= ? order by clock_id, number""";

    private final Transactions transactions;

    VerdictTable(Transactions transactions) {
        this.transactions = transactions;
    }

    void insert(ClockRow clock, VerdictView said, Author author) {
        Sql.batch(transactions, INSERT, (connection, statement) -> {
            statement.setObject(1, clock.id());
            statement.setObject(2, clock.id());
            statement.setObject(3, clock.ticketId());
            statement.setString(4, clock.tenant().value());
            statement.setString(5, said.verdict().name());
            statement.setString(6, said.outcome().name());
            statement.setObject(7, Sql.utc(said.outcomeAt()));
            statement.setString(8, author.subject());
            statement.setString(9, author.tenant());
            statement.setString(10, said.reason());
            statement.setObject(11, Sql.utc(said.at()));
            statement.addBatch();
        });
    }

    /** Whose person said the last word of the clock; null where that was not recorded, or nobody said anything. */
    @Nullable String tenantOfTheLast(UUID clock) {
        return Sql.query(
                        transactions,
                        "select author_tenant from clock_verdict where clock_id = ? order by number desc limit 1",
                        (connection, statement) -> statement.setObject(1, clock),
                        row -> Optional.ofNullable(row.getString(1)))
                .stream()
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }

    /** By clock, in order, as that reader is told of them; of each the last ones, at most so many. */
    Map<UUID, List<VerdictView>> find(UUID ticketId, Scope reader, int most) {
        record Found(UUID clock, VerdictView view) {}
        var found = Sql.query(
                transactions,
                FIND,
                (connection, statement) -> {
                    statement.setObject(1, ticketId);
                    statement.setInt(2, most);
                },
                row -> {
                    boolean told = reader.mayKnowPersonsOf(row.getString("author_tenant"));
                    return new Found(
                            row.getObject("clock_id", UUID.class),
                            new VerdictView(
                                    Sql.given(row, "said_at"),
                                    Verdict.valueOf(row.getString("verdict")),
                                    ClockState.valueOf(row.getString("outcome")),
                                    Sql.given(row, "outcome_at"),
                                    told ? row.getString("author") : null,
                                    told ? row.getString("reason") : null));
                });
        var byClock = new HashMap<UUID, List<VerdictView>>();
        found.forEach(one ->
                byClock.computeIfAbsent(one.clock, any -> new ArrayList<>()).add(one.view));
        return byClock;
    }
}
