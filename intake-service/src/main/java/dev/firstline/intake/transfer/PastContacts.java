package dev.firstline.intake.transfer;

import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.quota.RowCount;
import dev.firstline.contracts.TenantPath;
import dev.firstline.intake.customer.CustomerUpserts;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes people known, or tells name and address as they are now, by one statement for all of them; within the open transaction. */
@ApplicationScoped
class PastContacts {

    /** Of a person that stays as it is no row comes back but its customer does, and of an unknown customer none does. */
    private static final String UPSERT = """
            with found as materialized (
                select asked.n, asked.id, asked.external_id, asked.name, asked.email, c.id as customer_id, c.tenant
                from unnest(?, ?, ?, ?, ?) with ordinality as asked (id, customer, external_id, name, email, n)
                cross join lateral (
                    select id, tenant from customer
                    where external_id = asked.customer and (partner = ? or tenant = ?)
                    order by partner <> ? limit 1) c
            ), written as (
                insert into contact as known (id, tenant, writer, customer_id, external_id, name, email, created_at, changed_at)
                select id, tenant, ?, customer_id, external_id, name, email, ?, ? from found
                order by customer_id, external_id
                on conflict (customer_id, external_id, writer) do update
                    set name = excluded.name, email = excluded.email, version = known.version + 1, changed_at = excluded.changed_at
                    where (known.name, known.email) is distinct from (excluded.name, excluded.email)
                returning id, customer_id, external_id)
            select found.n, written.id = found.id as made
            from found left join written using (customer_id, external_id)
            """;

    private final Statements statements;
    private final RowCount numbers;
    private final Clock clock;

    PastContacts(Statements statements, RowCount numbers, Clock clock) {
        this.statements = statements;
        this.numbers = numbers;
        this.clock = clock;
    }

    /**
     * What became of the lines, in their order.
     *
     * @param lines no two of one person
     * @throws Problem 429 when the tenant has as many contacts as it may
     */
    List<LineResult> take(TenantPath writer, List<NumberedLine<TransferLine.OfContact>> lines) {
        var outcomes = upsert(writer, lines);
        int made = (int) outcomes.values().stream()
                .filter(outcome -> outcome == LineOutcome.CREATED)
                .count();
        numbers.made(CustomerUpserts.OWNED_CONTACTS, writer.value(), made);
        return lines.stream()
                .map(line -> {
                    var outcome = outcomes.get(line.number());
                    return outcome == null
                            ? LineResult.refused(
                                    line,
                                    Problem.invalid(
                                            "/customer", "no such customer is known; put its line before its contacts"))
                            : LineResult.of(line, outcome);
                })
                .toList();
    }

    /** By the number of the line; none of an unknown customer's. */
    private Map<Integer, LineOutcome> upsert(TenantPath writer, List<NumberedLine<TransferLine.OfContact>> lines) {
        var now = clock.instant();
        var outcomes = new HashMap<Integer, LineOutcome>();
        statements
                .rows(
                        UPSERT,
                        statement -> new Columns<>(statement, lines)
                                .values("uuid", line -> Ids.next())
                                .texts(line -> line.content().customer())
                                .texts(line -> line.content().externalId())
                                .texts(line -> line.content().name())
                                .texts(line -> {
                                    var email = line.content().email();
                                    return email == null ? null : email.value();
                                })
                                .text(writer.value())
                                .text(writer.value())
                                .text(writer.value())
                                .text(writer.value())
                                .instant(now)
                                .instant(now),
                        row -> new Written(row.getInt(1), outcome(row)))
                .forEach(one -> outcomes.put(lines.get(one.place() - 1).number(), one.outcome()));
        return outcomes;
    }

    /** @param place among the lines, from 1 */
    private record Written(int place, LineOutcome outcome) {}

    private static LineOutcome outcome(ResultSet row) throws SQLException {
        boolean made = row.getBoolean(2);
        if (row.wasNull()) {
            return LineOutcome.UNCHANGED;
        }
        return made ? LineOutcome.CREATED : LineOutcome.UPDATED;
    }
}
