package dev.firstline.chassis.restore;

import dev.firstline.chassis.outbox.Republishing;
import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What the database remembers of itself and of the topics; all copies of the service share it. */
@ApplicationScoped
class ServiceLife {

    private static final String RESTORED = "select incarnation <> firstline_incarnation() from service_life";

    private static final String BEGIN = """
            update service_life set incarnation = firstline_incarnation(), changed_at = clock_timestamp()
            where incarnation <> firstline_incarnation()
            """;

    private static final String TOPICS = "select topics from service_life for update";

    private static final String NOTE = "update service_life set topics = ?, changed_at = clock_timestamp()";

    /**
     * Offsets in a topic that is gone mean nothing, and the one that is made anew gives them again: out of the way, in their order, in
     * front of all that comes. A record that cannot be applied would otherwise be taken for one that is kept already.
     */
    private static final String OFFSETS = """
            with lost as materialized (select ?::text[] as topics)
            update dead_letter set "offset" = "offset" - (
                select max("offset") + 1 - least(min("offset"), 0) from dead_letter as all_of, lost where all_of.topic = any(lost.topics))
            from lost
            where "offset" >= 0 and topic = any(lost.topics)
            """;

    private final Transactions transactions;
    private final Republishing republishing;
    private final Set<String> own;

    ServiceLife(
            Transactions transactions,
            Republishing republishing,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.transactions = transactions;
        this.republishing = republishing;
        this.own = Arrays.stream(Topic.values())
                .filter(topic -> topic.owner().equals(service))
                .map(Topic::topicName)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the database is not the one that the service worked with last, but a copy of some time before. */
    boolean isRestored() {
        return transactions.asPlatform(() -> {
            try (var connection = transactions.connection();
                    var statement = connection.prepareStatement(RESTORED);
                    var row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            } catch (SQLException e) {
                throw new DatabaseException(e);
            }
        });
    }

    /** From now on this is the database. */
    void begin() {
        transactions.asPlatform(() -> {
            update(BEGIN);
        });
    }

    /**
     * Topics that were lost.
     *
     * @param topics their names
     * @param events how many are sent again
     */
    record Loss(Set<String> topics, int events) {}

    /**
     * Notes the topics; if one is another than before, it was lost with what it held. If this service writes to it, all that the outbox
     * holds waits to be sent again.
     *
     * @param ids the ids that the broker gave them, by name
     * @return empty when all are known, or new
     */
    Optional<Loss> met(Map<String, String> ids) {
        return transactions.asPlatform(() -> {
            try (var connection = transactions.connection();
                    var topics = connection.prepareStatement(TOPICS);
                    var note = connection.prepareStatement(NOTE);
                    var offsets = connection.prepareStatement(OFFSETS)) {
                var known = new TreeMap<String, String>();
                try (var row = topics.executeQuery()) {
                    row.next();
                    known.putAll(read(row.getString(1)));
                }
                if (known.entrySet().containsAll(ids.entrySet())) {
                    return Optional.empty();
                }
                var lost = new TreeSet<>(ids.keySet());
                lost.removeIf(
                        topic -> !known.containsKey(topic) || known.get(topic).equals(ids.get(topic)));
                known.putAll(ids);
                note.setString(1, written(known));
                note.executeUpdate();
                if (lost.isEmpty()) {
                    return Optional.empty();
                }
                offsets.setArray(1, connection.createArrayOf("text", lost.toArray()));
                offsets.executeUpdate();
                return Optional.of(new Loss(lost, lost.stream().anyMatch(own::contains) ? republishing.all() : 0));
            } catch (SQLException e) {
                throw new DatabaseException(e);
            }
        });
    }

    private static Map<String, String> read(@Nullable String text) {
        return text == null
                ? Map.of()
                : Arrays.stream(text.split(" "))
                        .map(topic -> topic.split("=", 2))
                        .collect(Collectors.toMap(topic -> topic[0], topic -> topic[1]));
    }

    private static String written(Map<String, String> topics) {
        return topics.entrySet().stream()
                .map(topic -> topic.getKey() + "=" + topic.getValue())
                .collect(Collectors.joining(" "));
    }

    private void update(String sql) {
        try (var connection = transactions.connection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
