package dev.firstline.sla.report;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.ScopedList;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.sla.clock.IntervalCause;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Counts the clocks that ended in a period; row by row, so that the length of a report costs no memory. */
@ApplicationScoped
class Attainments {

    private static final int ROWS_AT_ONCE = 500;

    /**
     * From tenant to tenant of the scope by the index of what ended, in each of them to the period: what ended before costs nothing. A
     * range of tenants alone would lead through all that ever ended in them. "offset" keeps the database from joining the other way
     * round, with the period of everybody.
     */
    static final String ENDED = """
            with recursive below (tenant) as (
                select ?::text collate "C"
                union all
                select (
                    select following.tenant collate "C" from clock as following
                    where following.ended_at is not null
                        and following.tenant collate "C" > greatest(below.tenant, ?) and following.tenant collate "C" < ?
                    order by following.tenant collate "C" limit 1)
                from below where below.tenant is not null),
            ended as (
                select found.* from below cross join lateral (
                    select * from clock
                    where clock.tenant collate "C" = below.tenant and clock.ended_at >= ? and clock.ended_at < ?
                    offset 0) as found
                where below.tenant is not null)
            """;

    private static final String COUNT = ENDED + """
            select %s as grouped, clock.target,
                count(*) filter (where clock.state = 'MET') as met,
                count(*) filter (where clock.state = 'BREACHED') as breached,
                count(*) filter (where clock.state = 'CANCELLED' and end_cause is distinct from 'UNANSWERED') as cancelled,
                count(*) filter (where end_cause = 'UNANSWERED') as unanswered,
                count(*) filter (where counts_as = 'MET') as unanswered_met,
                count(*) filter (where counts_as = 'BREACHED') as unanswered_breached,
                count(*) filter (where verdict = 'EXCUSED') as excused,
                count(*) filter (where verdict = 'VOIDED') as voided,
                count(*) filter (where 'MET' in (clock.state, counts_as) and verdict is null) as met_left,
                count(*) filter (where 'BREACHED' in (clock.state, counts_as) and verdict is null) as breached_left,
                count(settled_at) as settled, avg(late_micros) as late_mean, max(late_micros) as late_longest,
                avg(extract(epoch from settled_at - clock.ended_at)) * 1000000 as late_wall,
                sum(held.running) as running, sum(held.customer) as customer, sum(held.vendor) as vendor,
                sum(held.partner) as partner, sum(held.incident) as incident
            from ended as clock
            left join lateral (
                select detail from ticket_fact
                where ticket_fact.ticket_id = clock.ticket_id and ticket_fact.kind = 'OPENED' limit 1) as opened on true
            cross join lateral (
                select
                    sum(seconds) filter (where cause = 'RUNNING') as running,
                    sum(seconds) filter (where cause = 'CUSTOMER') as customer,
                    sum(seconds) filter (where cause = 'VENDOR') as vendor,
                    sum(seconds) filter (where cause = 'PARTNER') as partner,
                    sum(seconds) filter (where cause = 'INCIDENT') as incident
                from (
                    select part ->> 'cause' as cause, extract(epoch from greatest('0'::interval,
                        coalesce((part ->> 'to')::timestamptz, clock.ended_at) - (part ->> 'from')::timestamptz)) as seconds
                    from jsonb_array_elements(clock.ledger) as part where part -> 'folded' is null
                    union all
                    select sums.key, sums.value::numeric
                    from jsonb_each_text(clock.ledger -> 0 -> 'folded' -> 'held') as sums) as parts) as held
            group by 1, 2 order by 1 nulls last, 2""";

    private final Transactions transactions;

    Attainments(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Gives each line to {@code line} as it is read. */
    void each(Scope scope, Period period, Grouping grouping, Consumer<Attainment> line) {
        transactions.in(scope, () -> {
            try (var connection = transactions.connection();
                    var statement = connection.prepareStatement(COUNT.formatted(grouping.expression()))) {
                statement.setFetchSize(ROWS_AT_ONCE);
                var tenants = ScopedList.range(scope);
                for (int i = 0; i < tenants.size(); i++) {
                    statement.setObject(i + 1, tenants.get(i));
                }
                statement.setObject(tenants.size() + 1, period.from().atOffset(ZoneOffset.UTC));
                statement.setObject(tenants.size() + 2, period.to().atOffset(ZoneOffset.UTC));
                try (var row = statement.executeQuery()) {
                    while (row.next()) {
                        line.accept(attainment(row));
                    }
                }
                return null;
            } catch (SQLException e) {
                throw new DatabaseException(e);
            }
        });
    }

    private static @Nullable Duration time(ResultSet row, String micros) throws SQLException {
        var value = row.getBigDecimal(micros);
        return value == null
                ? null
                : Duration.of(value.longValue(), ChronoUnit.MICROS).truncatedTo(ChronoUnit.MILLIS);
    }

    private static Attainment attainment(ResultSet row) throws SQLException {
        var held = new EnumMap<IntervalCause, Duration>(IntervalCause.class);
        for (var cause : IntervalCause.values()) {
            held.put(cause, Duration.ofMillis((long) (row.getDouble(cause.name().toLowerCase(Locale.ROOT)) * 1000)));
        }
        return new Attainment(
                row.getString("grouped"),
                SlaTarget.valueOf(row.getString("target")),
                row.getLong("met"),
                row.getLong("breached"),
                row.getLong("cancelled"),
                held,
                new Attainment.Unanswered(
                        row.getLong("unanswered"), row.getLong("unanswered_met"), row.getLong("unanswered_breached")),
                new Attainment.Excused(
                        row.getLong("excused"),
                        row.getLong("voided"),
                        row.getLong("met_left"),
                        row.getLong("breached_left")),
                new Attainment.Late(
                        row.getLong("settled"),
                        time(row, "late_mean"),
                        time(row, "late_longest"),
                        time(row, "late_wall")));
    }
}
