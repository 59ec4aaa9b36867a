package dev.firstline.console;

import static org.awaitility.Awaitility.await;

import dev.firstline.chassis.event.CloudEvents;
import dev.firstline.chassis.event.EventJson;
import dev.firstline.chassis.id.Ids;
import dev.firstline.contracts.Event;
import dev.firstline.contracts.EventCatalog;
import dev.firstline.contracts.EventEnvelope;
import dev.firstline.contracts.TenantPath;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.devstack.test.StoredRows;
import java.util.List;
import java.util.UUID;

/** Speaks as the other services do: by their topics. */
final class Topics {

    private Topics() {}

    static UUID say(String tenant, Event event) {
        var id = Ids.next();
        say(id, tenant, event);
        return id;
    }

    /** Says all of them, and waits until the console has applied every one: from then on it changes nothing of itself. */
    static void sayAndAwait(String tenant, List<Event> events) {
        var ids = events.stream().map(event -> say(tenant, event)).toList();
        var rows = StoredRows.of("console");
        await().until(() -> ids.stream()
                .noneMatch(id -> rows.column(
                                "select event_id from inbox where consumer = 'console.events' and event_id = ?", id)
                        .isEmpty()));
    }

    static void say(UUID id, String tenant, Event event) {
        var topic = EventCatalog.of(event.getClass()).topic();
        var envelope = new EventEnvelope<>(id, "/firstline/" + topic.owner(), new TenantPath(tenant), null, event);
        FirstlineStack.kafka()
                .produce(topic.topicName(), event.subject(), EventJson.write(event), CloudEvents.headers(envelope));
    }
}
