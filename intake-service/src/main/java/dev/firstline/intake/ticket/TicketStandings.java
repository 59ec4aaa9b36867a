package dev.firstline.intake.ticket;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.Category;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.contracts.ticket.TicketType;
import dev.firstline.intake.feed.ChangeLog;
import dev.firstline.intake.feed.Noted;
import dev.firstline.intake.lifecycle.EscalationState;
import dev.firstline.intake.ticket.TicketStanding.Told;
import dev.firstline.intake.ticket.TicketStanding.Words;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What news of the other services reads and writes of tickets, by two statements for a whole batch. Every ticket is changed some times in
 * its first seconds by what others say of it: the whole row by an object-relational mapper, words included, was the dearest part of that.
 */
@ApplicationScoped
public class TicketStandings {

    /** Always in the order of the ids, so that two batches never wait for each other crosswise. */
    private static final String LOCK = """
            select id, tenant, version, status, status_reason, updated_at, language, language_stated,
                   diagnosis_id, diagnosis_outcome, diagnosis_at, diagnosis_question,
                   escalation_id, escalation_state, escalation_case_number, escalation_at,
                   first_response_id, first_response_state, first_response_due, first_response_at,
                   resolution_id, resolution_state, resolution_due, resolution_at
            from ticket where id = any(?) order by id for update
            """;

    /** The place is given as {@code feed_place} does, under the lock of the row; the changes of a ticket in one batch share it. */
    private static final String STORE = """
            with stored as (
                update ticket set
                    version = heard.version, status = heard.status, status_reason = heard.status_reason, updated_at = heard.updated_at,
                    language = heard.language,
                    diagnosis_id = heard.diagnosis_id, diagnosis_outcome = heard.diagnosis_outcome, diagnosis_at = heard.diagnosis_at,
                    diagnosis_question = heard.diagnosis_question,
                    escalation_id = heard.escalation_id, escalation_state = heard.escalation_state,
                    escalation_case_number = heard.escalation_case_number, escalation_at = heard.escalation_at,
                    first_response_id = heard.first_response_id, first_response_state = heard.first_response_state,
                    first_response_due = heard.first_response_due, first_response_at = heard.first_response_at,
                    resolution_id = heard.resolution_id, resolution_state = heard.resolution_state,
                    resolution_due = heard.resolution_due, resolution_at = heard.resolution_at,
                    feed_position = greatest(ticket.feed_position, base + pg_current_xact_id()::text::bigint)
                from feed_epoch, unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as heard (
                    id, version, status, status_reason, updated_at, language, diagnosis_id, diagnosis_outcome, diagnosis_at,
                    diagnosis_question,
                    escalation_id, escalation_state, escalation_case_number, escalation_at,
                    first_response_id, first_response_state, first_response_due, first_response_at,
                    resolution_id, resolution_state, resolution_due, resolution_at)
                where ticket.id = heard.id
                returning ticket.id, ticket.feed_position)
            """
            + ChangeLog.INSERT_NOTED.formatted("stored.feed_position", "join stored on stored.id = noted.ticket_id");

    private static final String WORDS =
            "select type, language, product_family, product, region, category, break_fix, title, body from ticket where id = ?";

    private final Transactions transactions;

    TicketStandings(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Those of the open transaction's scope by their id, for a change: others wait until its end. */
    public Map<UUID, TicketStanding> forChange(Collection<UUID> ids) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(LOCK)) {
            new Binder(statement).ids(List.copyOf(ids));
            var found = new HashMap<UUID, TicketStanding>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    var standing = standing(row);
                    found.put(standing.id(), standing);
                }
            }
            return found;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** The words of one that is locked for a change, and what people stated of it. */
    public Words words(TicketStanding ticket) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(WORDS)) {
            statement.setObject(1, ticket.id());
            try (var row = statement.executeQuery()) {
                row.next();
                return new Words(classification(row), row.getString("title"), row.getString("body"));
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Stores them as they are now, and what is noted of them, in order; within the transaction that locked them. */
    void store(List<TicketStanding> changed, List<Noted> noted) {
        if (changed.isEmpty()) {
            return;
        }
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(STORE)) {
            var binder = new Binder(statement)
                    .ids(changed.stream().map(TicketStanding::id).toList())
                    .longs(changed, TicketStanding::version)
                    .names(changed, TicketStanding::status)
                    .texts(changed, TicketStanding::statusReason)
                    .instants(changed, TicketStanding::updatedAt)
                    .names(changed, TicketStanding::language);
            bind(binder, changed, Told::diagnosis, DiagnosisReading::id, DiagnosisReading::outcome);
            binder.instants(changed, of(Told::diagnosis, DiagnosisReading::at))
                    .texts(changed, of(Told::diagnosis, DiagnosisReading::question));
            bind(binder, changed, Told::escalation, EscalationReading::id, EscalationReading::state);
            binder.texts(changed, of(Told::escalation, EscalationReading::caseNumber))
                    .instants(changed, of(Told::escalation, EscalationReading::at));
            for (var clock : List.<Function<Told, @Nullable ClockReading>>of(Told::firstResponse, Told::resolution)) {
                bind(binder, changed, clock, ClockReading::id, ClockReading::state);
                binder.instants(changed, of(clock, ClockReading::due)).instants(changed, of(clock, ClockReading::at));
            }
            ChangeLog.bind(statement, binder.next(), noted);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static <R> void bind(
            Binder binder,
            List<TicketStanding> changed,
            Function<Told, @Nullable R> reading,
            Function<R, UUID> id,
            Function<R, Enum<?>> state)
            throws SQLException {
        binder.uuids(changed, of(reading, id)).names(changed, of(reading, state));
    }

    private static <R, V> Function<TicketStanding, @Nullable V> of(
            Function<Told, @Nullable R> reading, Function<R, ? extends @Nullable V> part) {
        return standing -> {
            var said = reading.apply(standing.told());
            return said == null ? null : part.apply(said);
        };
    }

    private static TicketStanding standing(ResultSet row) throws SQLException {
        return new TicketStanding(
                row.getObject("id", UUID.class),
                new TenantPath(row.getString("tenant")),
                row.getLong("version"),
                TicketStatus.valueOf(row.getString("status")),
                row.getString("status_reason"),
                Objects.requireNonNull(instant(row, "updated_at")),
                row.getBoolean("language_stated"),
                Language.valueOf(row.getString("language")),
                new Told(diagnosis(row), escalation(row), clock(row, "first_response"), clock(row, "resolution")));
    }

    private static Classification classification(ResultSet row) throws SQLException {
        var family = row.getString("product_family");
        var category = row.getString("category");
        return new Classification(
                TicketType.valueOf(row.getString("type")),
                Language.valueOf(row.getString("language")),
                family == null ? null : ProductFamily.valueOf(family),
                row.getString("product"),
                row.getString("region"),
                category == null ? null : Category.valueOf(category),
                row.getObject("break_fix", Boolean.class));
    }

    private static @Nullable DiagnosisReading diagnosis(ResultSet row) throws SQLException {
        var id = row.getObject("diagnosis_id", UUID.class);
        return id == null
                ? null
                : new DiagnosisReading(
                        id,
                        Outcome.valueOf(row.getString("diagnosis_outcome")),
                        Objects.requireNonNull(instant(row, "diagnosis_at")),
                        row.getString("diagnosis_question"));
    }

    private static @Nullable EscalationReading escalation(ResultSet row) throws SQLException {
        var id = row.getObject("escalation_id", UUID.class);
        return id == null
                ? null
                : new EscalationReading(
                        id,
                        EscalationState.valueOf(row.getString("escalation_state")),
                        row.getString("escalation_case_number"),
                        Objects.requireNonNull(instant(row, "escalation_at")));
    }

    private static @Nullable ClockReading clock(ResultSet row, String target) throws SQLException {
        var id = row.getObject(target + "_id", UUID.class);
        return id == null
                ? null
                : new ClockReading(
                        id,
                        ClockReading.State.valueOf(row.getString(target + "_state")),
                        instant(row, target + "_due"),
                        Objects.requireNonNull(instant(row, target + "_at")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
