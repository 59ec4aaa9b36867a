package dev.firstline.console.projection;

import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.console.incident.IncidentStore;
import dev.firstline.console.live.ChangeSignal;
import dev.firstline.console.timeline.TimelineStore;
import dev.firstline.contracts.Event;
import dev.firstline.contracts.EventEnvelope;
import dev.firstline.contracts.TenantPath;
import dev.firstline.devstack.test.StoredRows;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.arc.Arc;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the tests of this package tell the console, and read of its tables. */
final class Batches {

    static final TenantPath TENANT = new TenantPath("contoso/northwind");

    private Batches() {}

    /** Events that happened in this order, as one batch. */
    static List<EventEnvelope<?>> told(Event... events) {
        return Stream.of(events).<EventEnvelope<?>>map(Batches::told).toList();
    }

    static EventEnvelope<?> told(Event event) {
        return new EventEnvelope<>(Ids.next(), "/firstline/a-service", TENANT, null, event);
    }

    static void hear(Transactions transactions, ConsoleConsumer copy, List<EventEnvelope<?>> batch) {
        transactions.asPlatform(() -> copy.handle(batch));
    }

    /** Another copy of the console on the same database: it remembers nothing of what this one heard. */
    record Copy(ConsoleConsumer consumer, SimpleMeterRegistry metrics) {

        double factsRead() {
            return metrics.get("firstline.console.facts.read").counter().count();
        }

        double viewsUnequal() {
            return metrics.get("firstline.console.views.unequal").counter().count();
        }
    }

    static Copy copy(Transactions transactions) {
        var metrics = new SimpleMeterRegistry();
        var timeline = Arc.container().instance(TimelineStore.class).get();
        var projection = new Projection(new TicketViewStore(transactions), new ViewDerivation(timeline, metrics));
        var incidents = Arc.container().instance(IncidentStore.class).get();
        return new Copy(new ConsoleConsumer(projection, incidents, new ChangeSignal()), metrics);
    }

    /** A number of what the open transaction did to a table, such as {@code n_tup_upd}. */
    static long done(Transactions transactions, String table, String what) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(
                        "select " + what + " from pg_stat_xact_user_tables where relname = ?")) {
            statement.setString(1, table);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of the first row of a query about a ticket; null when there is no row. */
    static @Nullable String one(String query, UUID ticket) {
        return StoredRows.of("console").column(query, ticket).stream()
                .findFirst()
                .orElse(null);
    }
}
