package dev.firstline.intake.transfer;

import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.ticket.CommunicationDirection;
import dev.firstline.contracts.ticket.CommunicationVisibility;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Stores what was said on tickets elsewhere, and knows it again; within the open transaction. */
@ApplicationScoped
class PastWords {

    private static final String INSERT = """
            insert into communication (id, tenant, ticket_id, direction, visibility, body, author, author_tenant, written_at)
            select id, tenant, ticket_id, direction, visibility, body, author, ?, written_at
            from unnest(?, ?, ?, ?, ?, ?, ?, ?) as said (id, tenant, ticket_id, direction, visibility, body, author, written_at)
            """;

    private static final String KNOWN = """
            select ticket_id, written_at, direction, visibility, md5(body) from communication
            where ticket_id = any(?) and written_at = any(?)
            """;

    private final Statements statements;

    PastWords(Statements statements) {
        this.statements = statements;
    }

    /**
     * Which of the words tickets have already; one that has none of them is missing.
     *
     * @param tickets what is said of each
     */
    Map<UUID, Set<Fingerprint>> known(Map<UUID, List<PastCommunication>> tickets) {
        var times = tickets.values().stream()
                .flatMap(List::stream)
                .map(PastCommunication::storedAt)
                .distinct()
                .map(written -> written.atOffset(ZoneOffset.UTC))
                .toArray();
        var known = new HashMap<UUID, Set<Fingerprint>>();
        if (times.length == 0) {
            return known;
        }
        statements
                .rows(
                        KNOWN,
                        statement -> {
                            var connection = statement.getConnection();
                            statement.setArray(
                                    1,
                                    connection.createArrayOf(
                                            "uuid", tickets.keySet().toArray()));
                            statement.setArray(2, connection.createArrayOf("timestamptz", times));
                        },
                        row -> new Known(
                                row.getObject(1, UUID.class),
                                new Fingerprint(
                                        row.getObject(2, OffsetDateTime.class).toInstant(),
                                        CommunicationDirection.valueOf(row.getString(3)),
                                        CommunicationVisibility.valueOf(row.getString(4)),
                                        row.getString(5))))
                .forEach(one -> known.computeIfAbsent(one.ticketId(), ticket -> new HashSet<>())
                        .add(one.words()));
        return known;
    }

    private record Known(UUID ticketId, Fingerprint words) {}

    /** Those of the words that are not known, each once, in the order in which they were written. */
    static List<PastCommunication> without(Set<Fingerprint> known, List<PastCommunication> words) {
        var seen = new HashSet<>(known);
        return words.stream()
                .filter(said -> seen.add(said.fingerprint()))
                .sorted(Comparator.comparing(PastCommunication::storedAt))
                .toList();
    }

    /** Words of a ticket. */
    record Said(UUID ticketId, TenantPath tenant, List<PastCommunication> words) {}

    /**
     * Stores them.
     *
     * @param by the tenant that imports, whose persons the authors count as
     */
    void insert(TenantPath by, List<Said> tickets) {
        var rows = new ArrayList<Row>();
        for (var said : tickets) {
            for (int place = 0; place < said.words().size(); place++) {
                var words = said.words().get(place);
                rows.add(new Row(
                        PastIds.of(words.storedAt(), place), said.tenant().value(), said.ticketId(), words));
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        statements.update(
                INSERT,
                statement -> new Columns<>(statement, rows)
                        .text(by.value())
                        .values("uuid", Row::id)
                        .texts(Row::tenant)
                        .values("uuid", Row::ticketId)
                        .names(row -> row.words().direction())
                        .names(row -> row.words().visibility())
                        .texts(row -> row.words().body())
                        .texts(row -> row.words().authorOrUnnamed())
                        .instants(row -> row.words().storedAt()));
    }

    private record Row(UUID id, String tenant, UUID ticketId, PastCommunication words) {}
}
