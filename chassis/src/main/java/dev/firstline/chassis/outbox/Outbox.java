package dev.firstline.chassis.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firstline.chassis.event.CloudEvents;
import dev.firstline.chassis.event.EventJson;
import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.telemetry.TraceContexts;
import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.Event;
import dev.firstline.contracts.EventCatalog;
import dev.firstline.contracts.EventEnvelope;
import dev.firstline.contracts.TenantPath;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The way an event leaves a service: as a row beside the state that it tells of, in one transaction. If the transaction
 * commits, the relay sends it; if not, it never was.
 */
@ApplicationScoped
public class Outbox {

    /** Kafka refuses a record of more than 1 MiB; one that could never be sent must not be taken. */
    static final int MAX_PAYLOAD_BYTES = 768 * 1024;

    private static final String INSERT = """
            with written as (
                insert into outbox (topic, key, event_id, headers, payload)
                select topic, key, event_id, headers::jsonb, payload
                from unnest(?, ?, ?, ?, ?) as event (topic, key, event_id, headers, payload)
                returning id, key)
            insert into outbox_pending (id, slot) select id, abs(hashtext(key) % %SLOTS%) from written
            """.replace("%SLOTS%", String.valueOf(OutboxSettings.SLOTS));

    private final Transactions transactions;
    private final TransactionSynchronizationRegistry synchronizations;
    private final RelaySignal signal;
    private final String source;
    private final String service;
    private final ObjectMapper headersJson = new ObjectMapper();

    Outbox(
            Transactions transactions,
            TransactionSynchronizationRegistry synchronizations,
            RelaySignal signal,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.transactions = transactions;
        this.synchronizations = synchronizations;
        this.signal = signal;
        this.service = service;
        this.source = "/firstline/" + service;
    }

    /** Publishes facts about one tenant's data, in order; within an open transaction. */
    public void publish(TenantPath tenant, Event... events) {
        publish(Arrays.stream(events).map(event -> new Fact(tenant, event)).toList());
    }

    /** Publishes facts of several tenants with one statement, in order; within an open transaction. */
    public void publish(List<Fact> facts) {
        if (facts.isEmpty()) {
            return;
        }
        var rows = facts.stream().map(this::row).toList();
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(INSERT)) {
            statement.setArray(1, connection.createArrayOf("text", column(rows, Row::topic)));
            statement.setArray(2, connection.createArrayOf("text", column(rows, Row::key)));
            statement.setArray(3, connection.createArrayOf("uuid", column(rows, Row::eventId)));
            statement.setArray(4, connection.createArrayOf("text", column(rows, Row::headers)));
            // The driver takes an array of arrays of bytes, but not an array of objects that are arrays of bytes.
            statement.setArray(
                    5,
                    connection.createArrayOf(
                            "bytea", rows.stream().map(Row::payload).toArray(byte[][]::new)));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
        synchronizations.registerInterposedSynchronization(new WakeAfterCommit());
    }

    private Row row(Fact fact) {
        var entry = EventCatalog.of(fact.event().getClass());
        if (!entry.topic().owner().equals(service)) {
            throw new IllegalArgumentException(
                    entry.type() + " belongs to " + entry.topic().owner() + ", not to " + service);
        }
        var envelope = new EventEnvelope<>(Ids.next(), source, fact.tenant(), fact.traceparent(), fact.event());
        var payload = EventJson.write(fact.event());
        if (payload.length > MAX_PAYLOAD_BYTES) {
            throw new IllegalArgumentException(entry.type() + " of " + payload.length + " bytes is larger than "
                    + MAX_PAYLOAD_BYTES + " and could never be sent");
        }
        return new Row(entry.topic().topicName(), fact.event().subject(), envelope.id(), headersOf(envelope), payload);
    }

    private String headersOf(EventEnvelope<?> envelope) {
        try {
            return headersJson.writeValueAsString(CloudEvents.headers(envelope));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers are plain text", e);
        }
    }

    private static Object[] column(List<Row> rows, Function<Row, Object> of) {
        var values = new ArrayList<>(rows.size());
        rows.forEach(row -> values.add(of.apply(row)));
        return values.toArray();
    }

    /**
     * An event.
     *
     * @param tenant whose data it tells of
     * @param traceparent W3C trace context of what caused it, or null
     */
    public record Fact(
            TenantPath tenant, Event event, @Nullable String traceparent) {

        /** An event that the work in hand causes. */
        public Fact(TenantPath tenant, Event event) {
            this(tenant, event, TraceContexts.current());
        }
    }

    private record Row(String topic, String key, UUID eventId, String headers, byte[] payload) {}

    private final class WakeAfterCommit implements Synchronization {

        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                signal.wake();
            }
        }
    }
}
