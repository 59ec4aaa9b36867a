package dev.firstline.sla.forecast;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.ScopedList.Condition;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.sla.calendar.BusinessCalendar;
import dev.firstline.sla.calendar.ShippedCalendars;
import dev.firstline.sla.clock.ClockState;
import dev.firstline.sla.clock.LedgerPart;
import dev.firstline.sla.forecast.model.RecordedClock;
import dev.firstline.sla.policy.Amount;
import dev.firstline.sla.policy.Rulebook;
import dev.firstline.sla.policy.TicketProfile;
import dev.firstline.sla.settings.Rulebooks;
import dev.firstline.sla.settings.SlaJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Clocks as forecasts look at them, row by row; within an open transaction of the scope. */
@ApplicationScoped
class RecordedClocks {

    private static final int ROWS_AT_ONCE = 500;

    // The book is that by which the promise was given: the ticket's own, or the one that somebody chose before it.
    private static final String READ = """
            select clock.*, told.profile, coalesce(told.book, ticket.rulebook_id) as book
            from (%s) as clock
            join ticket on ticket.id = clock.ticket_id
            left join lateral (
                select (array_agg(detail -> 'profile') filter (where kind = 'OPENED'))[1] as profile,
                    (array_agg((detail ->> 'rulebook')::uuid order by occurred_at desc)
                        filter (where kind = 'REBASED' and occurred_at <= clock.promised_at))[1] as book
                from ticket_fact
                where ticket_fact.ticket_id = clock.ticket_id and ticket_fact.tenant = clock.tenant
                    and ticket_fact.kind in ('OPENED', 'REBASED')) as told on true""";

    // The bounds find the index clock_ended; they are a little wider than the scope, which is the last condition.
    private static final String ENDED = READ.formatted("""
            select * from clock
            where state in ('MET', 'BREACHED') and verdict is distinct from 'VOIDED' and tenant collate "C" >= ? and tenant collate "C" < ?
                and ended_at >= ? and ended_at < ? and SCOPE
            order by ended_at desc limit ?""");

    // Nothing fires later than it is due: next_fire_at finds the timer's index.
    private static final String DUE = READ.formatted("""
            select * from clock
            where state = 'RUNNING' and next_fire_at <= ? and due_at <= ? and (?::text is null or target = ?)
                and (?::text is null or exists (
                    select from ticket_fact as opened
                    where opened.ticket_id = clock.ticket_id and opened.tenant = clock.tenant and opened.kind = 'OPENED'
                        and opened.detail -> 'profile' ->> 'customer' = ?))
                and SCOPE
            order by due_at, id limit ?""");

    private final Transactions transactions;
    private final Rulebooks rulebooks;

    RecordedClocks(Transactions transactions, Rulebooks rulebooks) {
        this.transactions = transactions;
        this.rulebooks = rulebooks;
    }

    /** Gives the clocks that were met or broken from one instant until before another, at most so many: the last ones. */
    void ended(Scope scope, Instant from, Instant to, int most, Consumer<RecordedClock> clock) {
        var select = endedIn(scope, from, to, most);
        read(select.sql(), clock, select.values().toArray());
    }

    static Condition endedIn(Scope scope, Instant from, Instant to, int most) {
        // A path has small letters, digits, hyphens and slashes; '0' comes next after '/'.
        var first = scope instanceof Scope.Tenant(TenantPath path) ? path.value() : "";
        var beyond = scope instanceof Scope.Tenant(TenantPath path) ? path.value() + "0" : "~";
        var ofScope = Condition.ofScope(scope, "tenant");
        var values = new ArrayList<Object>(List.of(first, beyond, utc(from), utc(to)));
        values.addAll(ofScope.values());
        values.add(most);
        return new Condition(ENDED.replace("SCOPE", ofScope.sql()), values);
    }

    /** Gives the running clocks that are due soon enough and are asked for, at most so many: those that are due first. */
    void due(Scope scope, Instant asOf, ForecastQuery query, int most, Consumer<RecordedClock> clock) {
        var until = utc(asOf.plus(query.ahead()));
        var target = query.target() == null ? null : query.target().name();
        var customer = query.customer() == null ? null : query.customer().toString();
        var ofScope = Condition.ofScope(scope, "tenant");
        var values = new ArrayList<@Nullable Object>(Arrays.asList(until, until, target, target, customer, customer));
        values.addAll(ofScope.values());
        values.add(most);
        read(DUE.replace("SCOPE", ofScope.sql()), clock, values.toArray());
    }

    private void read(String sql, Consumer<RecordedClock> clock, @Nullable Object... parameters) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(ROWS_AT_ONCE);
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    clock.accept(recorded(row));
                }
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private RecordedClock recorded(ResultSet row) throws SQLException {
        var told = row.getString("profile");
        var profile = told == null
                ? TicketProfile.of(null, null, null, null, null, null)
                : SlaJson.read(told, TicketProfile.class);
        var calendar = calendar(row);
        return new RecordedClock(
                row.getObject("ticket_id", UUID.class),
                SlaTarget.valueOf(row.getString("target")),
                row.getInt("cycle"),
                profile.severity(),
                profile.productFamily(),
                profile.customer(),
                Amount.parse(row.getString("goal")).in(calendar),
                calendar,
                Objects.requireNonNull(instant(row, "started_at")),
                Objects.requireNonNull(instant(row, "promised_at")),
                Objects.requireNonNull(instant(row, "due_at")),
                instant(row, "ended_at"),
                row.getString("state").equals(ClockState.BREACHED.name()),
                LedgerPart.ledger(SlaJson.read(row.getString("ledger"), LedgerPart[].class)));
    }

    private BusinessCalendar calendar(ResultSet row) throws SQLException {
        var code = row.getString("calendar");
        return row.getString("policy").equals(Rulebook.VENDOR)
                        && row.getString("target").equals(SlaTarget.VENDOR_RESPONSE.name())
                ? ShippedCalendars.named(code)
                : Objects.requireNonNull(rulebooks
                        .book(row.getObject("book", UUID.class))
                        .calendars()
                        .get(code));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
