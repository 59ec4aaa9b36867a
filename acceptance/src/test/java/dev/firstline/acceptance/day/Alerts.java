package dev.firstline.acceptance.day;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;

/** Who is told of what happens, and what becomes of that. */
final class Alerts {

    private static final String REMOVED = Receivers.HANGING + "/removed";

    private final Person desk;
    private final Receivers receivers;
    private String well = "";
    private String failing = "";
    private String hanging = "";
    private String unreachable = "";
    private String removed = "";

    Alerts(Person desk, Receivers receivers) {
        this.desk = desk;
        this.receivers = receivers;
    }

    void subscribe() {
        well = subscribe(receivers.url(Receivers.WELL), "*");
        subscribe(receivers.url(Receivers.GONE), "*");
        failing = subscribe(receivers.url(Receivers.FAILING), "*");
        unreachable = subscribe(Receivers.nobody(), "sla.*", "ticket.opened");
        // An attempt that hangs takes ten seconds: few of them.
        hanging = subscribe(receivers.url(Receivers.HANGING), "escalation.filed");
        removed = subscribe(receivers.url(REMOVED), "escalation.opened");
    }

    /** One subscription goes while an alert hangs at its receiver; others are tried, changed, switched off and on, and sent to again. */
    void act() {
        await().atMost(Person.PATIENCE).until(() -> receivers.hangsAt(REMOVED));
        desk.act("DELETE", path(removed), null);
        desk.act("POST", path(well) + "/test", null);
        desk.act("POST", path(failing) + "/test", null);
        desk.act("POST", path(well) + "/rotate-secret", Map.of());
        desk.change("PATCH", path(unreachable), Map.of("eventTypes", List.of("sla.*")));
        desk.act("POST", path(unreachable) + "/disable", null);
        desk.act("POST", path(unreachable) + "/enable", null);
        for (var subscription : List.of(well, failing)) {
            var delivery = desk.first("/v1/deliveries?subscription=" + subscription, "items");
            desk.act("POST", "/v1/deliveries/" + delivery.path("id").asText() + "/resend", null);
        }
    }

    /** At the end of the day alerts of these wait in the published schedule. */
    void awaitEvening() {
        for (var subscription : List.of(failing, unreachable, hanging)) {
            await("an alert of " + subscription + " has failed and waits")
                    .atMost(Person.PATIENCE)
                    .until(() -> desk.read("/v1/deliveries?state=PENDING&subscription=" + subscription)
                            .path("items")
                            .valueStream()
                            .anyMatch(delivery -> delivery.path("attempts").asInt() > 0));
        }
    }

    private String subscribe(String url, String... types) {
        return desk.act(
                        "POST",
                        "/v1/subscriptions",
                        Map.of("channel", "WEBHOOK", "url", url, "eventTypes", List.of(types)))
                .path("id")
                .asText();
    }

    private static String path(String subscription) {
        return "/v1/subscriptions/" + subscription;
    }
}
