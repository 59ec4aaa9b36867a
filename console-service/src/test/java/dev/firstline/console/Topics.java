package dev.firstline.console;

import dev.firstline.chassis.event.CloudEvents;
import dev.firstline.chassis.event.EventJson;
import dev.firstline.chassis.id.Ids;
import dev.firstline.contracts.Event;
import dev.firstline.contracts.EventCatalog;
import dev.firstline.contracts.EventEnvelope;
import dev.firstline.contracts.TenantPath;
import dev.firstline.devstack.test.FirstlineStack;
import java.util.UUID;

/** Speaks as the other services do: by their topics. */
final class Topics {

    private Topics() {}

    static UUID say(String tenant, Event event) {
        var id = Ids.next();
        say(id, tenant, event);
        return id;
    }

    static void say(UUID id, String tenant, Event event) {
        var topic = EventCatalog.of(event.getClass()).topic();
        var envelope = new EventEnvelope<>(id, "/firstline/" + topic.owner(), new TenantPath(tenant), null, event);
        FirstlineStack.kafka()
                .produce(topic.topicName(), event.subject(), EventJson.write(event), CloudEvents.headers(envelope));
    }
}
