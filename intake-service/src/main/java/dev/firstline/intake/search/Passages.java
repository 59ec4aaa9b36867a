package dev.firstline.intake.search;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.intake.search.Passage.Source;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where in the tickets of a page the words stand: in title and body, else in the latest communication that has one. Texts are looked through
 * for the page alone, and of each ticket's communications the newest twenty.
 */
@ApplicationScoped
class Passages {

    private static final String MARKS = "StartSel=\"" + Passage.BEGIN + "\", StopSel=\"" + Passage.END + "\"";
    private static final String WHOLE = MARKS + ", HighlightAll=true";
    private static final String PART = MARKS + ", MaxFragments=2, MinWords=8, MaxWords=20, FragmentDelimiter=\" … \"";

    /** In the language of the ticket: German, Spanish, Portuguese, English. */
    private static final String QUERY =
            "case left(t.language, 2) when 'DE' then ?::tsquery when 'ES' then ?::tsquery when 'PT' then ?::tsquery else ?::tsquery end";

    private static final String BARE = "translate(%s, chr(57344) || chr(57345), '')";

    private static final String OWN = """
            select t.id, ts_headline(search_configuration(t.language), %TITLE%, query, ?),
                ts_headline(search_configuration(t.language), %BODY%, query, ?)
            from ticket t cross join lateral (select %QUERY% as query offset 0) wanted
            where t.id = any(?)
            """.replace("%TITLE%", BARE.formatted("t.title"))
            .replace("%BODY%", BARE.formatted("t.body"))
            .replace("%QUERY%", QUERY);

    private static final String SAID =
            """
            select t.id, said.id, said.visibility,
                ts_headline(search_configuration(t.language), %BODY%, query, ?)
            from ticket t cross join lateral (select %QUERY% as query offset 0) wanted
            cross join lateral (
                select latest.* from (
                    select c.id, c.visibility, c.body from communication c
                    where c.ticket_id = t.id and (? or c.visibility <> 'INTERNAL')
                    order by c.id desc limit 20) latest
                where to_tsvector(search_configuration(t.language), latest.body) @@ query
                order by latest.id desc limit 1) said
            where t.id = any(?)
            """.replace("%BODY%", BARE.formatted("said.body")).replace("%QUERY%", QUERY);

    private final Transactions transactions;

    Passages(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Passages of each ticket that has any; within an open transaction.
     *
     * @param notes whether the reader may read the desk's notes
     */
    Map<UUID, List<Passage>> of(List<UUID> tickets, IndexQuery query, boolean notes) {
        var passages = new HashMap<UUID, List<Passage>>();
        own(tickets, query, passages);
        var others = new HashSet<>(tickets);
        others.removeAll(passages.keySet());
        if (!others.isEmpty()) {
            said(others, query, notes, passages);
        }
        return passages;
    }

    private void own(List<UUID> tickets, IndexQuery query, Map<UUID, List<Passage>> passages) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(OWN)) {
            statement.setString(1, WHOLE);
            statement.setString(2, PART);
            int at = bind(statement, 3, query);
            statement.setArray(at, connection.createArrayOf("uuid", tickets.toArray()));
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    var id = row.getObject(1, UUID.class);
                    add(passages, id, Source.TITLE, null, row.getString(2));
                    add(passages, id, Source.BODY, null, row.getString(3));
                }
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private void said(Set<UUID> tickets, IndexQuery query, boolean notes, Map<UUID, List<Passage>> passages) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(SAID)) {
            statement.setString(1, PART);
            int at = bind(statement, 2, query);
            statement.setBoolean(at, notes);
            statement.setArray(at + 1, connection.createArrayOf("uuid", tickets.toArray()));
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    add(
                            passages,
                            row.getObject(1, UUID.class),
                            row.getString(3).equals("INTERNAL") ? Source.NOTE : Source.COMMUNICATION,
                            row.getObject(2, UUID.class),
                            row.getString(4));
                }
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static int bind(PreparedStatement statement, int from, IndexQuery query) throws SQLException {
        int at = from;
        for (var language : List.of(Stemming.DE, Stemming.ES, Stemming.PT, Stemming.EN)) {
            statement.setString(at++, query.shownIn(language));
        }
        return at;
    }

    private static void add(
            Map<UUID, List<Passage>> passages,
            UUID ticket,
            Source source,
            @Nullable UUID communicationId,
            String marked) {
        if (Passage.isMarked(marked)) {
            passages.computeIfAbsent(ticket, none -> new ArrayList<>())
                    .add(Passage.of(source, communicationId, marked));
        }
    }
}
