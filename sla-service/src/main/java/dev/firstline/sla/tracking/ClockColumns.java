package dev.firstline.sla.tracking;

import dev.firstline.sla.clock.LedgerPart;
import dev.firstline.sla.clock.Overdue;
import dev.firstline.sla.clock.Warning;
import dev.firstline.sla.settings.SlaJson;
import dev.firstline.sla.settling.Partitions;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A clock by its columns. Rows go to the database as one document, whatever their number: one statement, one plan. */
record ClockColumns(
        UUID id,
        UUID ticketId,
        String tenant,
        String target,
        int cycle,
        int partition,
        String state,
        String policy,
        int policyVersion,
        String rule,
        String goal,
        String calendar,
        Instant promisedAt,
        Instant startedAt,
        @Nullable Instant dueAt,
        @Nullable Instant endedAt,
        @Nullable UUID endedBy,
        @Nullable Instant firedAt,
        List<Instant> warnAt,
        List<Integer> warnPercent,
        List<@Nullable Long> warnBefore,
        int warnedPercent,
        @Nullable Long warnedBefore,
        List<Instant> overdueAt,
        List<Long> overdueAfter,
        long overdueTold,
        @Nullable Instant nextFireAt,
        List<LedgerPart> ledger,
        Collection<String> told,
        int version,
        @Nullable String endCause,
        @Nullable String countsAs,
        @Nullable Instant settledAt,
        @Nullable UUID settledBy,
        @Nullable Long lateMicros,
        @Nullable String verdict,
        boolean provisional) {

    /** Those that never change, as the document names them: by column, with its type. */
    private static final List<Column> FIXED = List.of(
            new Column("id", "id", "uuid"),
            new Column("ticket_id", "ticketId", "uuid"),
            new Column("tenant", "tenant", "text"),
            new Column("target", "target", "text"),
            new Column("cycle", "cycle", "integer"),
            new Column("partition", "partition", "smallint"));

    private static final List<Column> CHANGING = List.of(
            new Column("state", "state", "text"),
            new Column("policy", "policy", "text"),
            new Column("policy_version", "policyVersion", "integer"),
            new Column("rule", "rule", "text"),
            new Column("goal", "goal", "text"),
            new Column("calendar", "calendar", "text"),
            new Column("promised_at", "promisedAt", "timestamptz"),
            new Column("started_at", "startedAt", "timestamptz"),
            new Column("due_at", "dueAt", "timestamptz"),
            new Column("ended_at", "endedAt", "timestamptz"),
            new Column("ended_by", "endedBy", "uuid"),
            new Column("fired_at", "firedAt", "timestamptz"),
            new Column("warn_at", "warnAt", "timestamptz[]"),
            new Column("warn_percent", "warnPercent", "smallint[]"),
            new Column("warn_before", "warnBefore", "bigint[]"),
            new Column("warned_percent", "warnedPercent", "smallint"),
            new Column("warned_before", "warnedBefore", "bigint"),
            new Column("overdue_at", "overdueAt", "timestamptz[]"),
            new Column("overdue_after", "overdueAfter", "bigint[]"),
            new Column("overdue_told", "overdueTold", "bigint"),
            new Column("next_fire_at", "nextFireAt", "timestamptz"),
            new Column("ledger", "ledger", "jsonb"),
            new Column("told", "told", "text[]"),
            new Column("version", "version", "integer"),
            new Column("end_cause", "endCause", "text"),
            new Column("counts_as", "countsAs", "text"),
            new Column("settled_at", "settledAt", "timestamptz"),
            new Column("settled_by", "settledBy", "uuid"),
            new Column("late_micros", "lateMicros", "bigint"),
            new Column("verdict", "verdict", "text"),
            new Column("provisional", "provisional", "boolean"));

    /** Its parameter: the document. */
    static final String INSERT =
            "insert into clock (" + list("%1$s") + ") select " + list("\"%2$s\"") + " from " + rows();

    /**
     * Its parameters: the document, the ids in it. The version in the condition: a row that somebody changed since it was read is not written
     * over. The ids are said twice, so that the way to the rows is by them.
     */
    static final String UPDATE = "update clock set "
            + CHANGING.stream()
                    .map(column -> column.say("%1$s = changed.\"%2$s\""))
                    .collect(Collectors.joining(", "))
            + " from " + rows()
            + " where clock.id = any(?) and clock.id = changed.id and clock.version = changed.version - 1";

    private record Column(String name, String field, String type) {

        String say(String form) {
            return form.formatted(name, field, type);
        }
    }

    static ClockColumns of(ClockRow row) {
        var watch = row.watch();
        var settled = row.ending().settlement();
        return new ClockColumns(
                row.id(),
                row.ticketId(),
                row.tenant().value(),
                row.target().name(),
                row.cycle(),
                Partitions.of(row.ticketId()),
                row.state().name(),
                row.policy(),
                row.policyVersion(),
                row.rule(),
                row.goal(),
                row.calendar(),
                row.promisedAt(),
                row.startedAt(),
                row.dueAt(),
                row.endedAt(),
                row.endedBy(),
                row.firedAt(),
                watch.warnings().stream().map(Warning::at).toList(),
                watch.warnings().stream().map(Warning::percent).toList(),
                watch.warnings().stream()
                        .map(warning -> Sql.seconds(warning.before()))
                        .toList(),
                watch.warnedPercent(),
                Sql.seconds(watch.warnedBefore()),
                watch.overdues().stream().map(Overdue::at).toList(),
                watch.overdues().stream()
                        .map(overdue -> overdue.after().toSeconds())
                        .toList(),
                watch.overdueTold().toSeconds(),
                row.nextFireAt(),
                LedgerPart.of(row.ledger()),
                row.told(),
                row.version(),
                name(row.ending().cause()),
                name(row.ending().countsAs()),
                settled == null ? null : settled.at(),
                settled == null ? null : settled.eventId(),
                settled == null ? null : Sql.micros(settled.late()),
                name(row.ending().verdict()),
                row.ending().provisional());
    }

    /** The document of some rows. */
    static String json(Collection<ClockRow> rows) {
        return SlaJson.write(rows.stream().map(ClockColumns::of).toList());
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static String list(String form) {
        return Stream.concat(FIXED.stream(), CHANGING.stream())
                .map(column -> column.say(form))
                .collect(Collectors.joining(", "));
    }

    private static String rows() {
        return "json_to_recordset(?::json) as changed (" + list("\"%2$s\" %3$s") + ")";
    }
}
